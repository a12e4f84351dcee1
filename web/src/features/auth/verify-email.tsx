import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { api, data } from "~/api/client";
import { mayPass } from "~/api/problems";
import { look, renewed, token, wasHere } from "~/api/session";
import { Elsewhere } from "~/app/layouts";
import { me, queries, useMe } from "~/app/queries";
import { useSession } from "~/app/use-session";
import { Button, ButtonLink } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { AccountCard } from "./account-card";
import { CheckYourEmail } from "./check-your-email";
import { Resend } from "./resend";

/** `/verify-email`: the link of an e-mail, or the page of those who have not followed it yet. */
export function Component() {
  const [search] = useSearchParams();
  const [link] = useState(() => search.get("token"));
  useEffect(() => {
    if (wasHere()) void look();
  }, []);
  return link ? <FollowLink link={link} /> : <Waiting />;
}

const prove = (link: string) => data(api.POST("/api/auth/verify-email", { body: { token: link } }));

/** Prove the address: by this script, because programs that look at mail open links too. */
function FollowLink({ link }: { link: string }) {
  const { mutate, ...proof } = useMutation({
    mutationKey: ["verify-email", link],
    mutationFn: () => prove(link),
    retry: (failures, error) => mayPass(error) && failures < 3,
  });
  useEffect(() => {
    history.replaceState(history.state, "", "/verify-email"); // keep it out of the history
    mutate();
  }, [mutate]);
  if (proof.isSuccess) return <Proven next={proof.data?.redirect_to ?? "/login"} />;
  if (proof.isError) return <NotProven error={proof.error} onRetry={() => mutate()} />;
  return (
    <AccountCard title="Confirming your email address">
      <Skeleton shape="h-24" />
    </AccountCard>
  );
}

function Proven({ next }: { next: string }) {
  const status = useSession();
  return (
    <AccountCard title="Your email address is confirmed">
      {status === "in" ? (
        <GoOn next={next} />
      ) : (
        <>
          <p className="text-char-700">Thank you. Sign in to carry on where you left off.</p>
          <ButtonLink to="/login" large className="mt-6 w-full">
            Sign in
          </ButtonLink>
        </>
      )}
    </AccountCard>
  );
}

/** The old token says "not proven": get a new one, and go on. */
function GoOn({ next }: { next: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void token()
      .then(renewed)
      .then(() => queries.fetchQuery({ ...me, staleTime: 0 }))
      .catch(() => {}) // the next page asks again, and says what is wrong
      .finally(() => setReady(true));
  }, []);
  return ready ? <Elsewhere to={next} /> : <Skeleton shape="h-24" />;
}

function NotProven({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (mayPass(error))
    return (
      <AccountCard title="We could not confirm your address yet">
        <Notice kind="problem" title={error.message} />
        <Button className="mt-6" onClick={onRetry}>
          Try again
        </Button>
      </AccountCard>
    );
  return (
    <AccountCard title="This link no longer works">
      <p className="mb-6 text-char-700">
        Links work for 24 hours, and only the newest one does. We can send you another.
      </p>
      <Resend />
    </AccountCard>
  );
}

/** Signed in, or not, with an address that is not proven yet. */
function Waiting() {
  const status = useSession();
  return status === "in" ? <WaitingSignedIn /> : <CheckYourEmail />;
}

/** Goes on by itself when the link was followed in another tab. */
function WaitingSignedIn() {
  const { data: account, refetch } = useMe();
  useEffect(() => {
    const back = () => void refetch();
    addEventListener("focus", back);
    return () => removeEventListener("focus", back);
  }, [refetch]);
  if (!account) return null;
  if (account.email_verified) return <GoOn next={account.redirect_to} />;
  return <CheckYourEmail email={account.email} />;
}
