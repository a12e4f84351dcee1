import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";
import { hours, nextDay } from "~/features/shift/words";
import { qualificationList } from "~/features/worker/wizard/qualification-list";
import { pence } from "~/lib/pounds";
import { many, money } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { ClockNights, DaysList } from "./days-list";
import { inAll } from "./preview";
import { type Posting, spansOf } from "./typed";
import { Unverified } from "./unverified";
import type { usePosting } from "./use-posting";

type Props = { posting: ReturnType<typeof usePosting>; verified: boolean };

/** Everything that is about to be made, before it is. */
export function LookOver({ posting, verified }: Props) {
  const { form, press, change, count } = posting;
  const spans = spansOf(form.values);
  const what = many(count, "shift");
  return (
    <div className="grid max-w-[46rem] gap-6">
      {!verified && <Unverified />}
      <Card title={inAll(spans)}>
        <div className="space-y-4">
          <ClockNights spans={spans} />
          <DaysList spans={spans} />
        </div>
      </Card>
      <Card title="Each of them">
        <SummaryList rows={useRows(form.values)} />
      </Card>
      <div className="flex flex-wrap gap-3">
        {verified && (
          <Button tone="terra" large busy={form.sending} onClick={() => press("publish")}>
            Publish {what}
          </Button>
        )}
        <Button
          tone={verified ? "ghost" : "terra"}
          large
          busy={form.sending}
          onClick={() => press("draft")}
        >
          Save {what} as drafts
        </Button>
        <Button tone="ghost" large onClick={change}>
          Change something
        </Button>
      </div>
    </div>
  );
}

function useRows(typed: Posting) {
  const role = useQuery(roles).data?.find(({ code }) => code === typed.role)?.name;
  const known = useQuery(qualificationList).data ?? [];
  const names = typed.required_qualifications.map(
    (code) => known.find((one) => one.code === code)?.name ?? code,
  );
  const [first] = spansOf(typed);
  return [
    { label: "Role", value: role ?? typed.role },
    { label: "When", value: first && hours(first) + nextDay(first) },
    { label: "Unpaid break", value: many(Number(typed.break_minutes), "minute") },
    { label: "People needed", value: typed.positions },
    { label: "Pay", value: `${money(pence(typed.hourly_rate) ?? 0)} an hour` },
    { label: "Also needed", value: names.join("\n") || "Nothing else" },
    {
      label: "How people get it",
      value:
        typed.booking_mode === "instant"
          ? "Whoever is checked takes it at once"
          : "You choose from who applies",
    },
    { label: "About the shift", value: typed.description.trim() || "Nothing" },
  ];
}
