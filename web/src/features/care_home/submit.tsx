import type { ReactNode } from "react";
import { Link, Navigate, useNavigate } from "react-router";
import { Refused } from "~/api/problems";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { toast } from "~/ui/toast";
import { Asked } from "./asked";
import { type Values, valuesOf, WANTED } from "./members";
import { ProfileSections } from "./profile-sections";
import { type Home, newestHome, submitHome } from "./queries";
import { useMayChange, WithHome } from "./with-home";

const TITLE = "Check your answers";

/** `/care-home/submit`: all answers once more, then our check. */
export function Component() {
  const mayChange = useMayChange();
  if (!mayChange) return <Navigate replace to="/dashboard/care-home" />;
  return <WithHome title={TITLE}>{(home, old) => <Submit home={home} old={old} />}</WithHome>;
}

const missingIn = (members: readonly string[]): Partial<Values> =>
  Object.fromEntries(members.map((member) => [member, WANTED[member]]));

type Outcome = { said: string } | { missing: string[] };

/** Send it. Another tab may have done so, or have emptied what was there. */
async function send(): Promise<Outcome> {
  try {
    await submitHome();
    return { said: "Your home is with us. You get an email as soon as it is decided." };
  } catch (error) {
    if (!(error instanceof Refused) || ![409, 422].includes(error.status)) throw error;
    const { missing } = await newestHome();
    if (error.status === 422) return { missing };
    return { said: "Your home has been sent already. This is where its check stands." };
  }
}

function Submit({ home, old }: { home: Home; old: ReactNode }) {
  const navigate = useNavigate();
  const form = useForm<Values>({
    initial: valuesOf(home),
    check: () => missingIn(home.missing),
    send: async (): Promise<void> => {
      const outcome = await send();
      if ("missing" in outcome) return form.show(missingIn(outcome.missing));
      toast(outcome.said);
      navigate("/dashboard/care-home");
    },
  });
  if (!["pending", "rejected"].includes(home.verification_status) && !form.sending)
    return <Navigate replace to="/dashboard/care-home" />;
  return (
    <Page
      title={TITLE}
      narrow
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      lead="We compare these with the CQC register. If they are right, send your home for our check."
    >
      {old}
      <Asked home={home} />
      <form noValidate onSubmit={form.submit} className="space-y-6">
        <ProfileSections home={home} change problems={form.problems} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" tone="terra" large busy={form.sending}>
            Send for our check
          </Button>
          <Link to="/dashboard/care-home" className="link inline-flex min-h-11 items-center">
            Not yet
          </Link>
        </div>
      </form>
    </Page>
  );
}
