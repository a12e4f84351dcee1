import { clocksNote, length, paid, when } from "~/features/shift/words";
import { money } from "~/lib/words";
import type { Shift } from "./queries";

/** Pay and hours in full, before anything is pressed. */
export function Deal({ shift }: { shift: Shift }) {
  const note = clocksNote(shift);
  const { care_home, break_minutes } = shift;
  return (
    <div className="mb-5 rounded-2xl bg-sage-50 p-4">
      <p className="font-semibold">{when(shift)}</p>
      <p className="text-char-700">{[care_home.name, care_home.city].filter(Boolean).join(", ")}</p>
      <p className="mt-2">
        <span className="text-2xl font-bold tabular-nums">{money(shift.estimated_pay)}</span>{" "}
        <span className="text-char-700">before tax, {money(shift.hourly_rate)} an hour</span>
      </p>
      <p className="text-char-700">
        {paid(shift)},{" "}
        {break_minutes ? `${length(break_minutes)} of unpaid break` : "no unpaid break"}
      </p>
      {note && <p className="mt-2 font-semibold text-alert">{note}</p>}
    </div>
  );
}
