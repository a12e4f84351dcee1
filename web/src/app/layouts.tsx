import { useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { hasLeft } from "~/api/session";
import { SignInAgain } from "~/features/auth/sign-in-again";
import { NoHome } from "~/features/care_home/no-home";
import { SlimFooter } from "~/site/footer";
import { SiteHeader } from "~/site/header";
import { Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { Away } from "./away";
import { AppHeader } from "./header";
import { type Me, useMe } from "./queries";
import { useLook, useSession } from "./use-session";

/** Pages for everybody: signing in, opening an account. */
export function OpenLayout() {
  return (
    <>
      <SiteHeader />
      <div className="min-h-[calc(100dvh-9rem)]">
        <Outlet />
      </div>
      <SlimFooter />
    </>
  );
}

/** A page of its own until it is known which it will be: screen readers land on it too. */
function Loading() {
  return (
    <main id="main" className="shell py-12">
      <h1 className="sr-only">Loading</h1>
      <Skeleton shape="h-80" />
    </main>
  );
}

type SignedInProps = {
  roles?: readonly Me["role"][];
  /** The pages have a header of their own. */
  bare?: boolean;
};

/** Pages for those who are signed in; everybody else signs in first and comes back. */
export function SignedInLayout({ roles, bare }: SignedInProps) {
  const status = useSession();
  const { pathname, search } = useLocation();
  const { kept, ask } = useLook();
  if (status === "unknown") return kept ? <Away why={kept} onRetry={ask} /> : <Loading />;
  const next = hasLeft() ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  if (status === "out") return <Navigate replace to={`/login${next}`} />;
  return (
    <>
      {!bare && <AppHeader />}
      <div className="min-h-[calc(100dvh-9rem)]">
        <RightPlace roles={roles} />
      </div>
      <SlimFooter />
      {status === "over" && <SignInAgain />}
    </>
  );
}

/** Send people who are in somebody else's place to their own. */
function RightPlace({ roles }: { roles?: readonly Me["role"][] }) {
  const { data: account, error, refetch } = useMe();
  if (error && !account)
    return (
      <main id="main" className="shell py-12">
        <TryAgain error={error} onRetry={refetch} />
      </main>
    );
  if (!account) return <Loading />;
  if (!account.email_verified) return <Navigate replace to="/verify-email" />;
  if (roles && !roles.includes(account.role)) return <Elsewhere to={account.redirect_to} />;
  if (account.role.startsWith("care_home") && !account.care_home_profile) return <NoHome />;
  return <Outlet />;
}

/** Go to an address of the app, or to a page the server itself makes. */
export function Elsewhere({ to }: { to: string }) {
  const outside = to.startsWith("/admin");
  useEffect(() => {
    if (outside) location.assign(to);
  }, [outside, to]);
  return outside ? <Loading /> : <Navigate replace to={to} />;
}
