import { Link } from "react-router";
import { classes } from "~/lib/classes";
import { type Day, dayShort, today } from "~/lib/london";
import { many } from "~/lib/words";
import { type Shown, write } from "./address";
import { Agenda } from "./agenda";
import { type Entry, monthName, sameMonth, weeksOf } from "./calendar";
import { Tile } from "./tile";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Props = { shown: Shown; entries: Map<Day, Entry[]> };

/** A month: tiles where there is room, else how many there are on each day and a list below. */
export function Month({ shown, entries }: Props) {
  const { on, day } = shown;
  const busy = [...entries.keys()].filter(
    (one) => sameMonth(one, on) && (entries.get(one) ?? []).length > 0,
  );
  const listed = day && sameMonth(day, on) ? [day] : busy;
  return (
    <>
      <Grid shown={shown} entries={entries} />
      <section aria-label="The same as a list" className="mt-6 lg:hidden">
        {listed.length > 0 ? (
          <Agenda days={listed} entries={entries} />
        ) : (
          <p className="text-char-700">No shifts in {monthName(on)}.</p>
        )}
        {day && (
          <Link
            to={write({ ...shown, day: null })}
            preventScrollReset
            className="btn btn-ghost mt-4 w-full"
          >
            Show the whole month
          </Link>
        )}
      </section>
    </>
  );
}

function Grid({ shown, entries }: Props) {
  return (
    <div className="card overflow-hidden">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{monthName(shown.on)}, your shifts day by day</caption>
        <thead className="bg-warm-50">
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name} className="py-2 text-sm lg:px-3 lg:text-left">
                <span className="sr-only">{name}</span>
                <span aria-hidden="true">
                  {name.slice(0, 1)}
                  <span className="max-sm:hidden">{name.slice(1, 3)}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(shown.on).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Cell key={day} day={day} shown={shown} entries={entries.get(day) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { day: Day; shown: Shown; entries: Entry[] };

function Cell({ day, shown, entries }: CellProps) {
  const own = sameMonth(day, shown.on);
  const now = day === today();
  return (
    <td
      aria-current={now ? "date" : undefined}
      className={classes(
        "border-t border-l border-warm-200 p-0.5 align-top first:border-l-0 lg:h-32 lg:p-2",
        now && "bg-sage-50",
        !own && "bg-warm-50",
      )}
    >
      <div className="lg:hidden">
        <Choose day={day} shown={shown} count={own ? entries.length : 0} entries={entries} />
      </div>
      <div className="hidden lg:block">
        <p className={classes("px-1 pb-1 text-sm", own ? "font-semibold" : "text-char-600")}>
          <DayNumber day={day} />
        </p>
        <ul className="grid gap-1.5">
          {entries.map((entry) => (
            <li key={entry.booking.id}>
              <Tile entry={entry} small />
            </li>
          ))}
        </ul>
      </div>
    </td>
  );
}

const DayNumber = ({ day }: { day: Day }) => (
  <>
    <span className="sr-only">{dayShort(day)}</span>
    <span aria-hidden="true">{day.slice(8).replace(/^0/, "")}</span>
  </>
);

/** A day to choose, with a dot for each shift; one without any is only a number. */
function Choose({ day, shown, count, entries }: CellProps & { count: number }) {
  const look = "grid min-h-11 w-full content-center justify-items-center rounded-lg text-sm";
  if (count === 0)
    return (
      <p className={`${look} text-char-600`}>
        <DayNumber day={day} />
      </p>
    );
  const chosen = shown.day === day;
  return (
    <Link
      to={write({ ...shown, day })}
      preventScrollReset
      aria-label={`${dayShort(day)}, ${many(count, "shift")}`}
      aria-current={chosen ? "true" : undefined}
      className={classes(
        look,
        "font-semibold",
        chosen ? "bg-sage-700 text-white" : "bg-sage-100 text-sage-900",
      )}
    >
      <DayNumber day={day} />
      <span className="flex h-2 gap-0.5" aria-hidden="true">
        {entries.slice(0, 3).map(({ booking }) => (
          <span
            key={booking.id}
            className={classes(
              "size-1.5 rounded-full border border-current",
              booking.status !== "applied" && "bg-current",
            )}
          />
        ))}
      </span>
    </Link>
  );
}
