import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { when } from "~/features/shift/words";
import { today } from "~/lib/london";
import { many } from "~/lib/words";
import { ButtonLink } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { ahead, type Shift, unsaid } from "./data";
import { useRoleName } from "./role";
import { tonight } from "./tonight";

/** So many gaps are named; the rota shows the rest. */
const NAMED = 4;

const sum = (shifts: Shift[], of: (shift: Shift) => number) =>
  shifts.reduce((total, shift) => total + of(shift), 0);

/** What the home's manager looks for first: gaps tonight and this week, and who waits. */
export function RotaCard() {
  const { data, error, refetch } = useQuery(ahead(today()));
  return (
    <Card title="The next seven days">
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(data)} className="mb-4" />}
      {data ? <Known shifts={data} /> : !error && <Skeleton shape="h-40" />}
      <p className="mt-4 flex flex-wrap gap-3">
        <ButtonLink to="/care-home/rota" tone="ghost">
          See the rota
        </ButtonLink>
        <ButtonLink to="/care-home/shifts/new" tone="ghost">
          Post shifts
        </ButtonLink>
      </p>
    </Card>
  );
}

function Known({ shifts }: { shifts: Shift[] }) {
  const gaps = shifts.filter(({ positions_left }) => positions_left > 0);
  const left = ({ positions_left }: Shift) => positions_left;
  const figures = [
    {
      label: "Open tonight",
      value: sum(
        gaps.filter((gap) => tonight(gap)),
        left,
      ),
    },
    { label: "Open this week", value: sum(gaps, left) },
    { label: "People waiting for your answer", value: sum(shifts, ({ applied }) => applied) },
  ];
  return (
    <>
      <dl className="grid grid-cols-3 gap-3 max-[22rem]:grid-cols-1">
        {figures.map(({ label, value }) => (
          <div
            key={label}
            className="flex flex-col-reverse justify-end rounded-2xl bg-warm-100 p-3"
          >
            <dt className="text-[0.9375rem] leading-snug text-char-700">{label}</dt>
            <dd className="text-2xl font-bold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Gaps gaps={gaps} posted={shifts.length > 0} />
      <Unsaid />
    </>
  );
}

const LINK = "link inline-flex min-h-11 items-center";

function Gaps({ gaps, posted }: { gaps: Shift[]; posted: boolean }) {
  const roleName = useRoleName();
  if (gaps.length === 0)
    return (
      <p className="mt-4 text-char-700">
        {posted ? "Every place is filled." : "No shifts are posted for these days."}
      </p>
    );
  return (
    <ul className="mt-4 divide-y divide-warm-200">
      {gaps.slice(0, NAMED).map((gap) => (
        <li key={gap.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
          <Link to={`/care-home/shifts/${gap.id}`} className={LINK}>
            {when(gap)}
          </Link>
          <span className="text-char-700">
            {roleName(gap.role)}, {many(gap.positions_left, "place")} open,{" "}
            {gap.applied ? `${gap.applied} applied` : "no one yet"}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Shifts that were worked, or not: beside the point when there are none. */
function Unsaid() {
  const { data } = useQuery(unsaid);
  const over = data?.items.filter(({ ends_at }) => Date.parse(ends_at) <= Date.now()) ?? [];
  const [first] = over;
  if (!first) return null;
  return (
    <p className="mt-3 rounded-2xl bg-alert-bg px-4 py-1.5 text-char-900">
      {many(over.length, "booking is", "bookings are")} over, and nobody has said how{" "}
      {over.length === 1 ? "it" : "they"} went.{" "}
      <Link to={`/care-home/shifts/${first.shift_id}`} className={LINK}>
        Say it for {when(first)}
      </Link>
    </p>
  );
}
