import { useState } from "react";
import { Link } from "react-router";
import { api } from "~/api/client";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { AccountCard } from "./account-card";
import { emailProblem, withWait } from "./checks";
import { EmailField } from "./email-field";

/** `/forgot-password` */
export function Component() {
  const [sentTo, setSentTo] = useState("");
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => ({ email: emailProblem(email) }),
    send: async ({ email }) => {
      const body = { email: email.trim() };
      await api.POST("/api/auth/password-reset-request", { body }).catch(withWait);
      setSentTo(body.email);
    },
  });
  if (sentTo) return <Sent to={sentTo} />;
  return (
    <AccountCard
      title="Set a new password"
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      <form noValidate onSubmit={form.submit} className="space-y-6">
        <EmailField
          {...form.field("email")}
          hint="The one you signed up with. We send a link there."
        />
        <Button type="submit" large busy={form.sending} className="w-full">
          Send me a link
        </Button>
      </form>
      <BackToSignIn />
    </AccountCard>
  );
}

function Sent({ to }: { to: string }) {
  return (
    <AccountCard title="Check your email">
      <Notice title="If this address has an account, a link is on its way">
        We have written to <strong className="break-words">{to}</strong>. The link works once, for
        one hour. Look in your junk or spam folder too.
      </Notice>
      <BackToSignIn />
    </AccountCard>
  );
}

function BackToSignIn() {
  return (
    <p className="mt-4">
      <Link to="/login" className="link inline-flex min-h-11 items-center">
        Back to sign in
      </Link>
    </p>
  );
}
