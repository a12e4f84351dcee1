import { Check, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import { hours, SHIFT_TYPES, type ShiftKind } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { many } from "~/lib/words";
import type { Booking, Shift } from "./data";
import type { RoleName } from "./role";
import { begun } from "./week";

/** Each kind has a colour, and always its word. */
const LOOKS: Record<ShiftKind, string> = {
  early: "bg-sage-100 text-sage-900 hover:bg-sage-200",
  late: "bg-alert-bg text-alert hover:ring-2 hover:ring-alert",
  long_day: "bg-ocean-100 text-ocean-900 hover:bg-ocean-200",
  night: "bg-ocean-700 text-white hover:bg-ocean-800",
};

const BOX = "block min-h-14 rounded-xl px-2.5 py-2 text-sm leading-tight";
const SMALL = "block text-[0.8125rem]";

type TileProps = {
  booking: Booking;
  roleName: RoleName;
  /** Say whose it is, where that is not said around it. */
  named?: boolean;
};

/** A shift somebody has a place on. */
export function Tile({ booking, roleName, named }: TileProps) {
  const kind = booking.shift.shift_type;
  const role = roleName(booking.shift.role);
  return (
    <Link to={`/care-home/shifts/${booking.shift_id}`} className={classes(BOX, LOOKS[kind])}>
      <span className="block font-semibold break-words">
        {named ? booking.worker.name : SHIFT_TYPES[kind]}
      </span>
      <span className={classes(SMALL, "tabular-nums")}>
        {named && `${SHIFT_TYPES[kind]}, `}
        {hours(booking)}
      </span>
      <span className="sr-only">, {role}</span>
      <Outcome booking={booking} />
    </Link>
  );
}

/** How it went, or that nobody has said so yet. */
function Outcome({ booking }: { booking: Booking }) {
  const over = Date.parse(booking.ends_at) <= Date.now();
  if (booking.status === "completed")
    return (
      <span className={classes(SMALL, "mt-0.5 inline-flex items-center gap-1")}>
        <Check className="size-3.5" aria-hidden="true" /> Worked
      </span>
    );
  if (booking.status === "no_show")
    return (
      <span className={classes(SMALL, "mt-0.5 inline-flex items-center gap-1 font-semibold")}>
        <TriangleAlert className="size-3.5" aria-hidden="true" /> Did not come
      </span>
    );
  return over ? (
    <span className={classes(SMALL, "mt-0.5 font-semibold")}>Did they work?</span>
  ) : null;
}

const who = ({ applied }: Shift) => (applied === 0 ? "No one yet" : `${applied} applied`);

/** What is left, and who would like it; that one place is open is said by its being here. */
const standing = (shift: Shift) =>
  shift.positions_left > 1 ? [many(shift.positions_left, "place"), who(shift)] : [who(shift)];

/** A shift with places left: how many, and how many people would like one. */
export function Gap({ shift, roleName }: { shift: Shift; roleName: RoleName }) {
  const role = roleName(shift.role);
  const over = begun(shift);
  const left = many(shift.positions_left, "place");
  return (
    <Link
      to={`/care-home/shifts/${shift.id}`}
      className={classes(
        BOX,
        "border-2 border-dashed bg-white",
        over
          ? "border-warm-500 text-char-700"
          : "border-terra-600 text-terra-900 hover:bg-terra-100",
      )}
    >
      <span className="block font-semibold">{SHIFT_TYPES[shift.shift_type]}</span>
      <span className={classes(SMALL, "tabular-nums")}>{hours(shift)}</span>
      <span className={SMALL}>{role}</span>
      {(over ? [`${left} not filled`] : standing(shift)).map((said) => (
        <span key={said} className={classes(SMALL, "font-semibold")}>
          {said}
        </span>
      ))}
    </Link>
  );
}
