import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "~/api/client";
import { Refused } from "~/api/problems";
import { leave } from "~/api/session";
import { useForm } from "~/lib/form";
import { passwordProblem } from "~/lib/password";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { AccountCard } from "./account-card";
import { withWait } from "./checks";

/** `/reset-password`: the link of an e-mail. */
export function Component() {
  const [search] = useSearchParams();
  const [link] = useState(() => search.get("token"));
  const [dead, setDead] = useState(!link);
  useEffect(() => {
    history.replaceState(history.state, "", "/reset-password"); // keep it out of the history
  }, []);
  return dead ? <DeadLink /> : <NewPassword link={link ?? ""} onDead={() => setDead(true)} />;
}

function NewPassword({ link, onDead }: { link: string; onDead: () => void }) {
  const navigate = useNavigate();
  const form = useForm({
    initial: { new_password: "" },
    check: ({ new_password }) => ({ new_password: passwordProblem(new_password) }),
    send: async ({ new_password }) => {
      const body = { token: link, new_password };
      await api.POST("/api/auth/password-reset-confirm", { body }).catch((error) => {
        if (error instanceof Refused && error.code === "invalid_token") onDead();
        withWait(error);
      });
      leave(); // the server has ended every session
      const said = "Your password is changed. Sign in with the new one.";
      navigate("/login", { replace: true, state: { said } });
    },
  });
  return (
    <AccountCard
      title="Choose a new password"
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      <form noValidate onSubmit={form.submit} className="space-y-6">
        <PasswordField label="New password" choosing {...form.field("new_password")} />
        <Button type="submit" large busy={form.sending} className="w-full">
          Change my password
        </Button>
      </form>
      <p className="mt-4 text-char-700">This signs you out on every device.</p>
    </AccountCard>
  );
}

function DeadLink() {
  return (
    <AccountCard title="This link no longer works">
      <p className="text-char-700">
        Links work once, for one hour, and only the newest one does. Nothing has been changed.
      </p>
      <ButtonLink to="/forgot-password" large className="mt-6 w-full">
        Send me a new link
      </ButtonLink>
    </AccountCard>
  );
}
