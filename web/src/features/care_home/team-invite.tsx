import { Link, useNavigate } from "react-router";
import { emailProblem, LIKE, withWait } from "~/features/auth/checks";
import { EmailField } from "~/features/auth/email-field";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { RadioGroup } from "~/ui/choices";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { TextField } from "~/ui/text-field";
import { toast } from "~/ui/toast";
import { type HomeRole, invite, lookAgain } from "./team-data";
import { ROLES } from "./team-words";

const OPTIONS = Object.entries(ROLES).map(([value, { label, can }]) => ({
  value,
  label,
  hint: `They ${can}`,
}));

function useInvitation() {
  const navigate = useNavigate();
  return useForm({
    initial: { name: "", email: "", role: "" },
    check: ({ email, role }) => ({
      email: emailProblem(email),
      role: role ? undefined : "Choose what they can do",
    }),
    send: async (values) => {
      const email = values.email.trim();
      const name = values.name.trim() || null;
      await invite({ email, name, role: values.role as HomeRole }).catch(withWait);
      void lookAgain();
      toast(`We have sent ${email} an invitation.`);
      navigate("/care-home/team");
    },
  });
}

/** `/care-home/team/invite`: whom, and what they can do. */
export function Component() {
  const form = useInvitation();
  return (
    <Page
      narrow
      title="Invite a colleague"
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      lead="They get an email with a link, and choose a password of their own."
    >
      <Card>
        <form noValidate onSubmit={form.submit} className="space-y-6">
          <TextField label="Their name (optional)" autoComplete="off" {...form.field("name")} />
          <EmailField
            label="Their email address"
            hint={`One that only they read, ${LIKE}. The link works for seven days.`}
            {...form.field("email")}
            autoComplete="off"
          />
          <RadioGroup
            id="role"
            label="What they can do"
            error={form.problems.role}
            options={OPTIONS}
            value={form.values.role}
            onChange={(role) => form.set({ role })}
          />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Button type="submit" tone="terra" large busy={form.sending}>
              Send invitation
            </Button>
            <Link to="/care-home/team" className="link inline-flex min-h-11 items-center">
              Back to the team
            </Link>
          </div>
        </form>
      </Card>
    </Page>
  );
}
