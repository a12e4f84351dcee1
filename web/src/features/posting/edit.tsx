import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { Refused } from "~/api/problems";
import { nextDay, when } from "~/features/shift/words";
import { many, money } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Empty, Skeleton } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { Unsaved } from "~/ui/unsaved";
import { DayField } from "./day-field";
import { Break, Description, Mode, People, Rate, Times, Work } from "./fields";
import { Fixed } from "./fixed";
import { type Shift, shift } from "./queries";
import { spanIn } from "./typed";
import { over, reliedOn, useChange } from "./use-change";

const TITLE = "Change a shift";

/** `/care-home/shifts/:id/edit`: what may still change, and why the rest may not. */
export function Component() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(shift(id));
  if (data) return over(data) ? <TooLate shift={data} /> : <Edit key={id} shift={data} />;
  const gone = error instanceof Refused && error.status === 404;
  return (
    <Page title={TITLE} failed={Boolean(error)} narrow>
      {gone && <Gone />}
      {error && !gone && <TryAgain error={error} onRetry={refetch} />}
      {!error && <Skeleton shape="h-96" />}
    </Page>
  );
}

const Gone = () => (
  <Empty title="There is no such shift">
    <p>It may have been a draft that somebody deleted.</p>
    <ButtonLink to="/care-home/drafts" tone="terra" className="mt-4">
      See your drafts
    </ButtonLink>
  </Empty>
);

/** Cancelled, or begun: nothing about it changes any more. */
function TooLate({ shift }: { shift: Shift }) {
  return (
    <Page title={TITLE} lead={when(shift) + nextDay(shift)} narrow>
      <Notice
        title={shift.status === "cancelled" ? "This shift was cancelled" : "This shift has begun"}
      >
        <p>Nothing about it can change any more. If you need people, post another one.</p>
        <ButtonLink to="/care-home/shifts/new" tone="terra" className="mt-3">
          Post shifts
        </ButtonLink>
      </Notice>
    </Page>
  );
}

function Edit({ shift: opened }: { shift: Shift }) {
  const { form, shift, unsaved, back } = useChange(opened);
  const people = reliedOn(shift);
  return (
    <Page
      title={TITLE}
      lead={when(shift) + nextDay(shift)}
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      narrow
    >
      <form noValidate onSubmit={form.submit} className="space-y-6">
        {people > 0 ? <Fixed shift={shift} /> : <Free form={form} />}
        <Card title="People and pay">
          <div className="space-y-6">
            <People form={form} hint={shift.confirmed > 0 ? atLeast(shift.confirmed) : undefined} />
            <Rate
              form={form}
              hint={
                people > 0
                  ? `You can only raise it: ${money(shift.hourly_rate)} or more`
                  : undefined
              }
            />
            <Mode form={form} />
            <Description form={form} />
          </div>
        </Card>
        {people > 0 && (
          <p className="text-char-700">
            Whoever has applied or is booked gets an email when you change the pay, the people
            needed or the description.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Button type="submit" tone="terra" large busy={form.sending}>
            Save changes
          </Button>
          <Link to={back} className="link inline-flex min-h-11 items-center">
            Leave it as it is
          </Link>
        </div>
      </form>
      <Unsaved when={unsaved} />
    </Page>
  );
}

const atLeast = (confirmed: number) =>
  `${confirmed} or more: ${many(confirmed, "person is", "people are")} booked`;

type FreeProps = { form: ReturnType<typeof useChange>["form"] };

/** Nobody counts on the terms yet. */
function Free({ form }: FreeProps) {
  return (
    <>
      <Card title="The work">
        <div className="space-y-6">
          <Work form={form} />
        </div>
      </Card>
      <Card title="When">
        <div className="space-y-6">
          <DayField label="Day" hint="Like 23 Nov" {...form.field("day")} />
          <Times form={form} span={spanIn(form.values)} />
          <Break form={form} />
        </div>
      </Card>
    </>
  );
}
