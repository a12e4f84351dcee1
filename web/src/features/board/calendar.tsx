import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { classes } from "~/lib/classes";
import { type Day, dayShort, today } from "~/lib/london";
import { TryAgain } from "~/ui/try-again";
import type { Asked } from "./asked";
import { countOf } from "./day-strip";
import { monthAfter, monthBefore, monthName, monthOf, weeksOf } from "./month";
import { days } from "./queries";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Props = { asked: Asked; onChoose: (day: Day) => void };

/** A month of shifts: how many begin on each day, and on which the worker is booked. */
export function Calendar({ asked, onChoose }: Props) {
  const [month, setMonth] = useState(monthOf(asked.from ?? today()));
  const weeks = weeksOf(month).filter((week) => (week[6] as Day) >= today());
  const shown = weeks.flat();
  const found = useQuery(days(asked, shown[0] as Day, shown.at(-1) as Day));
  const counts = new Map(found.data?.map((one) => [one.day, one]));
  return (
    <section aria-labelledby="month" className="card mt-5 p-3 sm:p-5">
      <div className="flex items-center justify-between gap-3">
        <Turn
          to="Month before"
          icon={ChevronLeft}
          onTurn={() => setMonth(monthBefore)}
          off={month <= monthOf(today())}
        />
        <h2 id="month" className="text-xl" aria-live="polite">
          {monthName(month)}
        </h2>
        <Turn to="Month after" icon={ChevronRight} onTurn={() => setMonth(monthAfter)} />
      </div>
      {found.error && (
        <TryAgain
          error={found.error}
          onRetry={found.refetch}
          stale={Boolean(found.data)}
          className="mt-4"
        />
      )}
      <table className="mt-3 w-full table-fixed border-separate border-spacing-1">
        <caption className="sr-only">Shifts on each day of {monthName(month)}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" className="pb-1 text-sm font-medium text-char-600">
                <abbr title={name} className="no-underline">
                  {name.slice(0, 3)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className="p-0 align-top">
                  {day >= today() ? (
                    <DayCell
                      day={day}
                      shifts={counts.get(day)?.shifts}
                      booked={counts.get(day)?.booked ?? false}
                      chosen={day === asked.from && day === asked.to}
                      onChoose={onChoose}
                    />
                  ) : (
                    <span className="grid min-h-16 justify-center pt-2 text-char-600 tabular-nums">
                      {Number(day.slice(8))}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-[0.9375rem] text-char-600">
        Choose a day to see its shifts.
        {asked.eligible && " The numbers include shifts that you cannot work."}
      </p>
    </section>
  );
}

type TurnProps = { to: string; icon: typeof ChevronLeft; onTurn: () => void; off?: boolean };

function Turn({ to, icon: Icon, onTurn, off }: TurnProps) {
  return (
    <button
      type="button"
      aria-disabled={off || undefined}
      onClick={off ? undefined : onTurn}
      className={classes(
        "grid size-11 place-items-center rounded-xl",
        off ? "cursor-default text-warm-400" : "hover:bg-warm-100",
      )}
    >
      <Icon className="size-5" aria-hidden="true" />
      <span className="sr-only">{to}</span>
    </button>
  );
}

type CellProps = {
  day: Day;
  /** Nothing until it is known. */
  shifts?: number;
  booked: boolean;
  chosen: boolean;
  onChoose: (day: Day) => void;
};

function DayCell({ day, shifts, booked, chosen, onChoose }: CellProps) {
  const [name, number, month] = dayShort(day).split(" ");
  const [count, word] = shifts === undefined ? [] : countOf(shifts).split(" ");
  return (
    <button
      type="button"
      aria-current={day === today() ? "date" : undefined}
      aria-pressed={chosen}
      onClick={() => onChoose(day)}
      className={classes(
        "relative flex min-h-18 w-full flex-col items-center rounded-xl pt-1.5 pb-1 leading-tight ring-1 ring-inset",
        chosen ? "bg-ocean-700 text-white ring-ocean-700" : "ring-warm-300 hover:ring-ocean-700",
        !chosen && (shifts ? "bg-sage-100" : "bg-white"),
      )}
    >
      <span
        className={classes(
          "font-semibold tabular-nums",
          day === today() && "underline underline-offset-4",
        )}
      >
        <span className="sr-only">{name} </span>
        {number}
        <span className={number === "1" ? "" : "sr-only"}> {month}</span>
      </span>
      {count !== undefined && (
        <span className={classes("text-sm tabular-nums", !shifts && "sr-only")}>
          <span className="sr-only">, </span>
          {count} <span className="max-sm:sr-only">{word}</span>
        </span>
      )}
      {booked && (
        <span className={classes("text-xs font-semibold", chosen ? "" : "text-ok")}>
          <span className="sr-only">, </span>Booked
        </span>
      )}
    </button>
  );
}
