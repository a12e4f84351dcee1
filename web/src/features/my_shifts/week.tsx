import { type Day, dayShort, today } from "~/lib/london";
import { Agenda } from "./agenda";
import { type Entry, weekName } from "./calendar";
import { Tile } from "./tile";

type Props = { days: Day[]; entries: Map<Day, Entry[]> };

/** Seven days beside each other; on a phone, under each other. */
export function Week({ days, entries }: Props) {
  return (
    <>
      <div className="lg:hidden">
        <Agenda days={days} entries={entries} />
      </div>
      <div className="card hidden overflow-hidden lg:block">
        <table className="w-full table-fixed border-collapse">
          <caption className="sr-only">{weekName(days[0] as Day)}, your shifts day by day</caption>
          <thead className="bg-warm-50">
            <tr>
              {days.map((day) => (
                <th key={day} scope="col" className={`px-3 py-3 text-left ${edge(day)}`}>
                  {dayShort(day)}
                  <span className="block h-5 text-sm font-normal text-char-700">
                    {day === today() && "Today"}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {days.map((day) => (
                <td key={day} className={`h-72 p-2 align-top ${edge(day)}`}>
                  <Entries entries={entries.get(day) ?? []} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

const edge = (day: Day) =>
  day === today()
    ? "border-x border-sage-300 bg-sage-50"
    : "border-l border-warm-200 first:border-l-0";

function Entries({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) return <span className="sr-only">Nothing</span>;
  return (
    <ul className="grid gap-2">
      {entries.map((entry) => (
        <li key={entry.booking.id}>
          <Tile entry={entry} />
        </li>
      ))}
    </ul>
  );
}
