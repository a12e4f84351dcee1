import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { toast } from "~/ui/toast";
import { emailProblem, withWait } from "./checks";
import { EmailField } from "./email-field";

/** Seconds before the link can be asked for once more. */
const PAUSE = 30;

/** Ask for the link again. An address that is known is not asked for. */
export function Resend({ email }: { email?: string }) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const form = useForm({
    initial: { resend: email ?? "" },
    check: ({ resend }) => ({ resend: emailProblem(resend) }),
    send: async ({ resend }) => {
      const body = { email: resend.trim() };
      await api.POST("/api/auth/resend-verification", { body }).catch(withWait);
      toast("If this address has an account that waits for it, a new link is on its way.");
      setLeft(PAUSE);
    },
  });
  return (
    <form noValidate onSubmit={form.submit} className="space-y-4">
      {!email && <EmailField {...form.field("resend")} />}
      {form.problems[""] && (
        <p role="alert" className="font-semibold text-err">
          {form.problems[""]}
        </p>
      )}
      <Button
        type="submit"
        tone="ghost"
        busy={form.sending || left > 0}
        busyLabel={left > 0 ? `You can ask again in ${left} s` : undefined}
      >
        Send the link again
      </Button>
    </form>
  );
}
