import { CircleAlert, CircleCheck, CircleSlash, Clock } from "lucide-react";
import { BOOKING } from "~/features/shift/words";
import type { Booking } from "./queries";
import { word } from "./standing";

const LOOKS = {
  done: { look: "bg-ok-bg text-ok", Icon: CircleCheck },
  waiting: { look: "bg-ocean-100 text-ocean-700", Icon: Clock },
  ended: { look: "bg-warm-200 text-char-700", Icon: CircleSlash },
  problem: { look: "bg-err-bg text-err", Icon: CircleAlert },
} as const;

/** A booking's state: a colour, a drawing and a word. */
export function StatePill({ booking }: { booking: Booking }) {
  const { look, Icon } = LOOKS[BOOKING[booking.status].tone];
  return (
    <span className={`chip ${look}`}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {word(booking)}
    </span>
  );
}
