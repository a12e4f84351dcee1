import { dayShort, today } from "~/lib/london";
import { Avatar } from "./avatar";
import { type RoleName, useRoleName } from "./role";
import { Gap, Tile } from "./tile";
import type { Person, Week } from "./week";

const CELL = "p-1.5 align-top";

/** A week on a wide screen: open shifts first, then one row for each person. */
export function RotaTable({ week }: { week: Week }) {
  const [first] = week.days;
  const roleName = useRoleName();
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label="Rota"
      className="card overflow-x-auto"
    >
      <table className="w-full min-w-[60rem] table-fixed border-collapse text-left">
        <caption className="sr-only">
          Week of {dayShort(first as string)}: open shifts, then each person’s shifts.
        </caption>
        <thead>
          <tr className="bg-warm-50 text-sm">
            <th scope="col" className="sticky left-0 z-10 w-46 bg-warm-50 p-3 font-semibold">
              Person
            </th>
            {week.days.map((day) => (
              <th key={day} scope="col" className="p-3 font-semibold">
                <DayName day={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <OpenRow week={week} roleName={roleName} />
          {week.people.map((person) => (
            <PersonRow key={person.id} person={person} days={week.days} roleName={roleName} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `Mon 23`; today is marked by more than colour. */
function DayName({ day }: { day: string }) {
  const [name, number] = dayShort(day).split(" ");
  if (day !== today()) return `${name} ${number}`;
  return (
    <span className="chip -my-1 -ml-2 bg-ocean-700 text-white">
      {name} {number}
      <span className="sr-only">, today</span>
    </span>
  );
}

function OpenRow({ week, roleName }: { week: Week; roleName: RoleName }) {
  return (
    <tr className="border-t border-warm-200 bg-terra-50">
      <th
        scope="row"
        className="sticky left-0 z-10 bg-terra-50 p-3 align-top text-sm font-semibold text-terra-800"
      >
        Open shifts
      </th>
      {week.days.map((day) => (
        <td key={day} className={CELL}>
          <div className="grid gap-1.5">
            {week.gaps
              .get(day)
              ?.map((shift) => <Gap key={shift.id} shift={shift} roleName={roleName} />) ?? (
              <span className="sr-only">None</span>
            )}
          </div>
        </td>
      ))}
    </tr>
  );
}

type PersonProps = { person: Person; days: string[]; roleName: RoleName };

function PersonRow({ person, days, roleName }: PersonProps) {
  return (
    <tr className="border-t border-warm-200">
      <th scope="row" className="sticky left-0 z-10 bg-white p-3 text-sm font-normal">
        <span className="flex items-center gap-2.5">
          <Avatar name={person.name} small />
          <span className="min-w-0 leading-tight">
            <span className="block font-semibold break-words">{person.name}</span>
            <span className="text-[0.8125rem] text-char-600">
              {person.roles.map(roleName).join(", ")}
            </span>
          </span>
        </span>
      </th>
      {days.map((day) => (
        <td key={day} className={CELL}>
          <div className="grid gap-1.5">
            {person.cells
              .get(day)
              ?.map((booking) => (
                <Tile key={booking.id} booking={booking} roleName={roleName} />
              )) ?? <span className="sr-only">Off</span>}
          </div>
        </td>
      ))}
    </tr>
  );
}
