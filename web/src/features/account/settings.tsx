import { useMe } from "~/app/queries";
import { WorkerSettings } from "~/features/my_shifts/worker-settings";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { ChangePassword, useChangePassword } from "./change-password";
import { Devices } from "./devices";

/** `/settings`, for both sides. */
export function Component() {
  const { data: account } = useMe();
  const form = useChangePassword();
  const email = account?.email ?? "";
  const worker = account?.role === "worker";
  return (
    <Page
      title="Settings"
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      lead={
        worker
          ? "What we tell you, and how you sign in."
          : "How you sign in, and where you are signed in."
      }
      narrow
    >
      <div className="space-y-6">
        <Card title="Your email address">
          <p className="font-semibold break-words">{email}</p>
          <p className="mt-1 text-char-700">You sign in with it, and we write to it.</p>
        </Card>
        {worker && <WorkerSettings />}
        <Card title="Change your password">
          <ChangePassword form={form} email={email} />
        </Card>
        <Devices />
        <p className="text-char-700">
          Is the address wrong, or do you want to close your account?{" "}
          <a href="/contact" className="link">
            Write to us
          </a>{" "}
          and a person helps you.
        </p>
      </div>
    </Page>
  );
}
