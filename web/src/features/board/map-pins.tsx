import type { KeyboardEvent } from "react";
import { when } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { many, money } from "~/lib/words";
import { miles } from "./chips";
import { type Look, PIN, type Pin, pins, type Size, type Spot } from "./map-layout";
import type { Shift } from "./queries";

type Props = {
  shifts: readonly Shift[];
  spots: readonly Spot[];
  look: Look;
  size: Size;
  /** Ids of the shifts that are looked at. */
  active: readonly (string | null)[];
  onFocus: (spot: Spot) => void;
  onPress: (spots: readonly Spot[]) => void;
};

/** What a pin says: the rate of its shift, or how many there are. */
const short = (found: readonly Shift[]) =>
  found.length === 1 ? money(found[0]?.hourly_rate ?? 0) : many(found.length, "shift");

/** The same in full, for whoever does not see where it stands. */
function long(found: readonly Shift[]): string {
  const [one] = found;
  if (!one) return "";
  const where = one.distance_miles === null ? "" : `, ${miles(one.distance_miles)} away`;
  if (found.length > 1) return `${many(found.length, "shift")}${where}`;
  return `${one.role_name} at ${one.care_home.name}, ${when(one)}, ${money(one.hourly_rate)} an hour${where}`;
}

export function Pins({ shifts, spots, look, size, active, onFocus, onPress }: Props) {
  const known = new Map(shifts.map((shift) => [shift.id, shift]));
  return pins(spots, look, size).map((pin) => {
    const found = pin.spots.flatMap(({ id }) => known.get(id) ?? []);
    const on = pin.spots.some(({ id }) => active.includes(id));
    return (
      <OnePin
        key={pin.spots[0]?.id}
        pin={pin}
        on={on}
        short={short(found)}
        long={long(found)}
        onFocus={onFocus}
        onPress={onPress}
      />
    );
  });
}

type OneProps = Pick<Props, "onFocus" | "onPress"> & {
  pin: Pin;
  on: boolean;
  short: string;
  long: string;
};

/** A button within a drawing: there is no native one that all browsers draw in the right place. */
function OnePin({ pin, on, short, long, onFocus, onPress }: OneProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onPress(pin.spots);
  };
  const many = pin.spots.length > 1;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={long}
      aria-pressed={on}
      transform={`translate(${pin.x} ${pin.y})`}
      onFocus={() => pin.spots[0] && onFocus(pin.spots[0])}
      onClick={() => onPress(pin.spots)}
      onKeyDown={press}
      className="group cursor-pointer outline-none"
    >
      <rect
        x={-PIN.width / 2}
        y={-PIN.height / 2}
        width={PIN.width}
        height={PIN.height}
        className="fill-transparent"
      />
      <rect
        x={-PIN.width / 2 - 4}
        y="-19"
        width={PIN.width + 8}
        height="38"
        rx="19"
        strokeWidth="3"
        className="fill-none stroke-transparent group-focus-visible:stroke-ocean-700"
      />
      <rect
        x={-PIN.width / 2}
        y="-15"
        width={PIN.width}
        height="30"
        rx="15"
        strokeWidth="2"
        className={classes(
          on && "fill-sage-700 stroke-white",
          !on && (many ? "fill-sage-100 stroke-sage-700" : "fill-white stroke-sage-700"),
        )}
      />
      <text
        textAnchor="middle"
        dy="4.5"
        className={classes("text-[0.8125rem] font-bold", on ? "fill-white" : "fill-char-900")}
      >
        {short}
      </text>
    </g>
  );
}
