import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { length } from "~/features/shift/words";
import { addDays, type Day, mondayOf, today } from "~/lib/london";
import { many, money } from "~/lib/words";
import { Empty, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { type Shown, write } from "./address";
import {
  addMonths,
  monthName,
  onDays,
  sameMonth,
  sumOf,
  weekName,
  weekOf,
  weeksOf,
} from "./calendar";
import { KeptShifts } from "./kept-shifts";
import { Month } from "./month";
import { NotYet, notYet } from "./not-yet";
import { between } from "./queries";
import { Week } from "./week";

/** A week or a month of the worker's shifts. */
export function Calendar(shown: Shown) {
  const { view, on } = shown;
  const days = view === "week" ? weekOf(on) : weeksOf(on).flat();
  const own = view === "week" ? days : days.filter((day) => sameMonth(day, on));
  const found = useQuery(between(days[0] as Day, days.at(-1) as Day));
  const { data, error, refetch, fetchStatus } = found;
  if (notYet(error)) return <NotYet error={error} />;
  const entries = data && onDays(data, days);
  return (
    <>
      <Period shown={shown}>{data && <Sum {...sumOf(data, own)} />}</Period>
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(data)} className="mb-6" />}
      {entries && view === "week" && <Week days={days} entries={entries} />}
      {entries && view === "month" && <Month shown={shown} entries={entries} />}
      {!entries && !error && fetchStatus !== "paused" && <Skeleton shape="h-96" />}
      {!entries && error && <KeptShifts />}
      {!entries && !error && fetchStatus === "paused" && (
        <KeptShifts otherwise={<Empty title="You need a connection to see your shifts" />} />
      )}
    </>
  );
}

function Sum({ shifts, minutes, pence, applied }: ReturnType<typeof sumOf>) {
  const waiting = applied > 0 && `${many(applied, "application")} waiting.`;
  if (shifts === 0) return <>Nothing booked. {waiting}</>;
  return (
    <>
      {many(shifts, "shift")}, {length(minutes)} paid, {money(pence)} before tax. {waiting}
    </>
  );
}

/** Which week or month it is, what is in it, and the ways to the ones beside it. */
function Period({ shown, children }: { shown: Shown; children: ReactNode }) {
  const { view, on } = shown;
  const week = view === "week";
  const name = week ? weekName(on) : monthName(on);
  const there = (to: Day) => write({ view, on: to });
  const by = (step: number) => (week ? addDays(mondayOf(on), 7 * step) : addMonths(on, step));
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
      <div role="status">
        <h2 className="text-xl sm:text-2xl">{name}</h2>
        <p className="mt-1 min-h-[1.6em] text-char-700">{children}</p>
      </div>
      <nav aria-label={week ? "Weeks" : "Months"} className="flex gap-2 max-sm:w-full">
        <Step to={there(by(-1))} name={week ? "Week before" : "Month before"}>
          <ChevronLeft className="size-5" aria-hidden="true" />
        </Step>
        <Link to={there(today())} preventScrollReset className="btn btn-ghost max-sm:grow">
          {week ? "This week" : "This month"}
        </Link>
        <Step to={there(by(1))} name={week ? "Week after" : "Month after"}>
          <ChevronRight className="size-5" aria-hidden="true" />
        </Step>
      </nav>
    </div>
  );
}

function Step({ to, name, children }: { to: string; name: string; children: ReactNode }) {
  return (
    <Link to={to} preventScrollReset className="btn btn-ghost">
      {children}
      <span className="sr-only">{name}</span>
    </Link>
  );
}
