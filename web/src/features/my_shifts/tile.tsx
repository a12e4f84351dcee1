import { Link } from "react-router";
import { hours } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { clockOf } from "~/lib/london";
import type { Entry } from "./calendar";
import { nameOf } from "./place";
import { useRoleName } from "./role-name";
import { phase, word } from "./standing";

/** How each state looks in a calendar; what only waits has a broken edge. */
const LOOKS: Partial<Record<Entry["booking"]["status"], string>> = {
  confirmed: "bg-sage-700 text-white hover:bg-sage-800",
  applied: "border-2 border-dashed border-sage-700 bg-white text-sage-900 hover:bg-sage-50",
  completed: "bg-sage-100 text-sage-900 hover:bg-sage-200",
  cancelled_by_home: "bg-err-bg text-err",
  no_show: "bg-err-bg text-err",
};

/** One shift on one day of a calendar. */
export function Tile({ entry, small }: { entry: Entry; small?: boolean }) {
  const { booking, goesOn } = entry;
  const role = useRoleName(booking.shift.role);
  const done = booking.status === "confirmed" && phase(booking) === "over";
  const off = booking.status === "cancelled_by_home";
  const said = goesOn ? `until ${clockOf(booking.ends_at)}` : hours(booking);
  return (
    <Link
      to={`/my-shifts/${booking.id}`}
      className={classes(
        "block min-h-11 rounded-xl px-2.5 py-2 text-sm leading-snug",
        LOOKS[done ? "completed" : booking.status],
        goesOn && "opacity-90",
      )}
    >
      <span className="block font-semibold">{word(booking)}</span>
      <span className={classes("block tabular-nums", off && "line-through")}>{said}</span>
      {!small && !goesOn && <span className="block">{role}</span>}
      <span className="block break-words">{nameOf(booking.care_home)}</span>
    </Link>
  );
}
