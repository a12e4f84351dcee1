import { Clock3, MapPin, Moon, Star, Sun, Sunrise, Sunset } from "lucide-react";
import type { ReactNode } from "react";
import { paid, SHIFT_TYPES, type ShiftKind } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import type { Shift } from "./queries";

const KINDS: Record<ShiftKind, typeof Moon> = {
  early: Sunrise,
  late: Sunset,
  long_day: Sun,
  night: Moon,
};

/** `1 mile`, `3.2 miles`, and what rounds to nothing. */
export const miles = (distance: number) =>
  distance === 0 ? "Under 0.1 miles" : `${distance} ${distance === 1 ? "mile" : "miles"}`;

type Props = {
  shift: Shift;
  /** What they stand on. */
  on?: "card" | "page";
};

/** What to know of a shift at a glance. */
export function Chips({ shift, on = "card" }: Props) {
  const { distance_miles, care_home, shift_type } = shift;
  const rating = care_home.cqc_rating;
  const plain = on === "card" ? "bg-warm-100" : "bg-white text-char-900";
  return (
    <ul className="mt-3 flex flex-wrap gap-1.5" aria-label="In short">
      {distance_miles !== null && (
        <Chip icon={MapPin} look={plain}>
          {miles(distance_miles)}
        </Chip>
      )}
      <Chip icon={Clock3} look={plain}>
        {paid(shift)}
      </Chip>
      <Chip icon={Star} look={rating === "Outstanding" ? "bg-ocean-100 text-ocean-700" : plain}>
        {rating ? `CQC ${rating}` : "No CQC rating yet"}
      </Chip>
      <Chip icon={KINDS[shift_type]} look={plain}>
        {SHIFT_TYPES[shift_type]}
      </Chip>
    </ul>
  );
}

type ChipProps = { icon: typeof Moon; look?: string; children: ReactNode };

function Chip({ icon: Icon, look, children }: ChipProps) {
  return (
    <li className={classes("chip", look)}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {children}
    </li>
  );
}
