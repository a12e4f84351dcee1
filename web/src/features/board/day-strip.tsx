import { CalendarDays } from "lucide-react";
import type { Schema } from "~/api/client";
import { classes } from "~/lib/classes";
import { type Day, dayShort } from "~/lib/london";
import { many } from "~/lib/words";

type Counted = Schema["ShiftDay"];

/** So many, or more: the API counts no further. */
const ENOUGH = 100;

/** `1 shift`, `14 shifts`, `99+ shifts`. */
export const countOf = (shifts: number) =>
  shifts >= ENOUGH ? `${ENOUGH - 1}+ shifts` : many(shifts, "shift");

type Props = {
  days: readonly Counted[];
  chosen: Day | null;
  onChoose: (day: Day | null) => void;
  onCalendar: () => void;
};

const TILE =
  "min-h-18 min-w-17 shrink-0 rounded-2xl px-0.5 py-2 text-center leading-tight ring-1 ring-inset";

/** The next days, each with how many shifts it has. Pressing one again lets all days be shown. */
export function DayStrip({ days, chosen, onChoose, onCalendar }: Props) {
  return (
    <div className="@container -mx-4 mt-5 sm:-mx-6">
      <div
        role="group"
        aria-label="Day"
        className="relative flex gap-2 overflow-x-auto px-4 py-1 sm:px-6 @xl:grid @xl:grid-cols-8"
      >
        {days.map(({ day, shifts, booked }) => {
          const [name, number, month] = dayShort(day).split(" ");
          const on = day === chosen;
          const quiet = on ? "text-ocean-100" : "text-char-600";
          return (
            <button
              key={day}
              type="button"
              aria-pressed={on}
              onClick={() => onChoose(on ? null : day)}
              className={classes(
                TILE,
                "@xl:min-w-0",
                on ? "bg-ocean-700 text-white ring-ocean-700" : "bg-white ring-warm-300",
                !on && "hover:ring-warm-500",
              )}
            >
              <span className={`block text-sm ${quiet}`}>{name}</span>
              <span className="block text-xl font-bold">
                {number}
                <span className="sr-only"> {month}</span>
              </span>
              <span className={`block text-xs tracking-tight whitespace-nowrap ${quiet}`}>
                {countOf(shifts)}
              </span>
              {booked && (
                <span className={`block text-xs font-semibold ${on ? "" : "text-ok"}`}>Booked</span>
              )}
            </button>
          );
        })}
        <button
          type="button"
          onClick={onCalendar}
          className={classes(
            TILE,
            "grid place-items-center bg-white text-xs font-medium text-ocean-700 ring-warm-300 hover:ring-warm-500 @xl:min-w-0",
          )}
        >
          <CalendarDays className="size-5" aria-hidden="true" /> Calendar
        </button>
      </div>
    </div>
  );
}
