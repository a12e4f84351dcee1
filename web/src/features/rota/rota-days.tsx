import { dayShort, today } from "~/lib/london";
import type { Booking } from "./data";
import { type RoleName, useRoleName } from "./role";
import { Gap, Tile } from "./tile";
import type { Week } from "./week";

/** A week on a small screen: day after day, open shifts first. */
export function RotaDays({ week }: { week: Week }) {
  const roleName = useRoleName();
  return (
    <ol className="grid gap-4">
      {week.days.map((day) => (
        <OneDay key={day} week={week} day={day} roleName={roleName} />
      ))}
    </ol>
  );
}

const inTime = (a: Booking, b: Booking) =>
  a.starts_at.localeCompare(b.starts_at) || a.worker.name.localeCompare(b.worker.name);

type DayProps = { week: Week; day: string; roleName: RoleName };

function OneDay({ week, day, roleName }: DayProps) {
  const gaps = week.gaps.get(day) ?? [];
  const booked = week.people.flatMap(({ cells }) => cells.get(day) ?? []).sort(inTime);
  return (
    <li className="card p-4">
      <h2 className="flex items-center gap-2 text-lg">
        {dayShort(day)}
        {day === today() && <span className="chip bg-ocean-700 text-white">Today</span>}
      </h2>
      {gaps.length + booked.length === 0 ? (
        <p className="mt-1 text-char-600">No shifts.</p>
      ) : (
        <ul className="mt-3 grid gap-2 min-[26rem]:grid-cols-2">
          {gaps.map((shift) => (
            <li key={shift.id}>
              <Gap shift={shift} roleName={roleName} />
            </li>
          ))}
          {booked.map((booking) => (
            <li key={booking.id}>
              <Tile booking={booking} roleName={roleName} named />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
