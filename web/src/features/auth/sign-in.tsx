import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { look, wasHere } from "~/api/session";
import { Elsewhere } from "~/app/layouts";
import { useMe } from "~/app/queries";
import { useSession } from "~/app/use-session";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { AccountCard } from "./account-card";
import { safeNext } from "./checks";
import { type SignedIn, SignInForm, useSignInForm } from "./sign-in-form";

/** `/login`: whoever is signed in already is sent on. */
export function Component() {
  const status = useSession();
  const [maybe] = useState(wasHere);
  useEffect(() => {
    if (maybe) void look();
  }, [maybe]);
  if (status === "in") return <SendOn />;
  return <SignInPage />;
}

function SendOn() {
  const next = safeNext(useSearchParams()[0].get("next"));
  const { data: account } = useMe();
  if (!account) return null;
  return <Elsewhere to={(account.email_verified && next) || account.redirect_to} />;
}

function SignInPage() {
  const navigate = useNavigate();
  const next = safeNext(useSearchParams()[0].get("next"));
  const said: string | undefined = useLocation().state?.said;
  const onSignedIn = (answer: SignedIn) => {
    const to = (answer.email_verified && next) || answer.redirect_to;
    if (to.startsWith("/admin")) location.assign(to);
    else navigate(to, { replace: true });
  };
  const form = useSignInForm({ onSignedIn });
  const failed = Object.values(form.problems).some(Boolean);
  return (
    <AccountCard
      title="Sign in"
      failed={failed}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      {said && <Notice kind="done" title={said} className="mb-6" />}
      {next && !said && (
        <Notice title="Sign in to see that page" className="mb-6">
          You go straight there afterwards.
        </Notice>
      )}
      <SignInForm form={form} />
      <div className="mt-4 flex flex-wrap justify-between gap-x-4">
        <Link to="/forgot-password" className="link inline-flex min-h-11 items-center">
          I cannot remember my password
        </Link>
        <Link to="/register" className="link inline-flex min-h-11 items-center">
          Create an account
        </Link>
      </div>
    </AccountCard>
  );
}
