import { Link, useNavigate } from "react-router";
import { useForm } from "~/lib/form";
import { pence } from "~/lib/pounds";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { TextField } from "~/ui/text-field";
import { toast } from "~/ui/toast";
import { Break, Description, Mode, People, Rate, Times, Work } from "./fields";
import type { NewTemplate } from "./queries";
import { beside, clocks, type Named, termsBody, termsProblems } from "./typed";

const LIST = "/care-home/templates";

/** A template may leave the pay open. */
const problemsIn = (typed: Named) => {
  const { hourly_rate, ...rest } = termsProblems(typed);
  return {
    name: typed.name.trim() ? undefined : "Enter a name, like “Early”",
    ...rest,
    hourly_rate: typed.hourly_rate.trim() ? hourly_rate : undefined,
  };
};

const bodyOf = (typed: Named): NewTemplate => ({
  ...termsBody(typed),
  name: typed.name.trim(),
  ...(clocks(typed) as { starts: string; ends: string }),
  hourly_rate: typed.hourly_rate.trim() ? pence(typed.hourly_rate) : null,
});

type Props = { title: string; initial: Named; save: (body: NewTemplate) => Promise<unknown> };

/** A usual shift by the clock on the wall: for a new template and one that is there. */
export function TemplateForm({ title, initial, save }: Props) {
  const navigate = useNavigate();
  const form = useForm<Named>({
    initial,
    check: problemsIn,
    send: async (typed) => {
      await save(bodyOf(typed)).catch(beside);
      toast(`“${typed.name.trim()}” saved`);
      navigate(LIST);
    },
  });
  return (
    <Page
      title={title}
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      narrow
    >
      <form noValidate onSubmit={form.submit} className="space-y-6">
        <Card>
          <div className="space-y-6">
            <TextField
              label="Name"
              hint="What your team calls it, like “Early” or “Long day”"
              maxLength={60}
              autoComplete="off"
              width="max-w-80"
              {...form.field("name")}
            />
            <Work form={form} />
            <Times form={form} />
            <Break form={form} />
            <People form={form} />
            <Rate
              form={form}
              label="Pay an hour (optional)"
              hint="Before tax, like 14.50. Leave it empty to decide each time."
            />
            <Mode form={form} />
            <Description form={form} />
          </div>
        </Card>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Button type="submit" tone="terra" large busy={form.sending}>
            Save template
          </Button>
          <Link to={LIST} className="link inline-flex min-h-11 items-center">
            Back to the templates
          </Link>
        </div>
      </form>
    </Page>
  );
}
