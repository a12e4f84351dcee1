import type { ReactNode } from "react";
import { when } from "~/features/shift/words";
import { readShifts } from "~/lib/kept-shifts";
import { moment } from "./standing";
import { TheWay } from "./the-way";

/** The booked shifts of the next days as this device last knew them; `otherwise` where it knows none. */
export function KeptShifts({ otherwise = null }: { otherwise?: ReactNode }) {
  const kept = readShifts();
  if (!kept) return otherwise;
  return (
    <section aria-labelledby="kept-shifts">
      <h2 id="kept-shifts" className="text-xl">
        Your booked shifts of the next seven days
      </h2>
      <p className="mt-1 text-char-700">
        As they stood on {moment(kept.at)}. If anything has changed since, you see it when you are
        back online.
      </p>
      <ul className="mt-4 grid gap-4">
        {kept.shifts.map((shift) => (
          <li key={shift.id} className="card p-5">
            <p className="text-[0.9375rem] font-medium text-ocean-700">{when(shift)}</p>
            <h3 className="mt-1 mb-3 text-lg">
              {[shift.role, shift.home].filter(Boolean).join(", ")}
            </h3>
            <TheWay {...shift} />
          </li>
        ))}
      </ul>
    </section>
  );
}
