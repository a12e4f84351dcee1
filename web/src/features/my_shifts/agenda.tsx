import { Link } from "react-router";
import { hours, paid } from "~/features/shift/words";
import { clockOf, type Day, dayShort, today } from "~/lib/london";
import { money } from "~/lib/words";
import type { Entry } from "./calendar";
import { nameOf } from "./place";
import { useRoleName } from "./role-name";
import { StatePill } from "./state-pill";

/** Shifts day by day, for a narrow screen. */
export function Agenda({ days, entries }: { days: Day[]; entries: Map<Day, Entry[]> }) {
  return (
    <ul className="grid gap-3">
      {days.map((day) => (
        <li key={day} className="card overflow-hidden">
          <h3 className="bg-warm-50 px-4 py-2 text-base">
            {dayShort(day)}
            {day === today() && <span className="font-normal text-char-700"> · today</span>}
          </h3>
          <AgendaDay entries={entries.get(day) ?? []} />
        </li>
      ))}
    </ul>
  );
}

function AgendaDay({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) return <p className="px-4 py-3 text-char-600">Nothing</p>;
  return (
    <ul className="divide-y divide-warm-200">
      {entries.map((entry) => (
        <AgendaRow key={entry.booking.id} entry={entry} />
      ))}
    </ul>
  );
}

function AgendaRow({ entry: { booking, goesOn } }: { entry: Entry }) {
  const role = useRoleName(booking.shift.role);
  return (
    <li className="relative flex items-start justify-between gap-3 px-4 py-3 hover:bg-warm-50">
      <div className="min-w-0">
        <Link
          to={`/my-shifts/${booking.id}`}
          className="font-semibold tabular-nums underline-offset-4 before:absolute before:inset-0 hover:underline"
        >
          {goesOn ? `Until ${clockOf(booking.ends_at)}` : hours(booking)}
        </Link>
        <p className="text-[0.9375rem]">
          {role}, {nameOf(booking.care_home)}
        </p>
        {!goesOn && (
          <p className="text-[0.9375rem] text-char-700">
            {paid(booking.shift)}, {money(booking.shift.estimated_pay)}
          </p>
        )}
      </div>
      <StatePill booking={booking} />
    </li>
  );
}
