import { clocksNote, when } from "~/features/shift/words";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { Shift } from "./queries";

const SAID = {
  applied: {
    title: "You have applied",
    next: "The care home answers next, and we write to you when it has. Until then you can withdraw.",
  },
  confirmed: {
    title: "You are booked",
    next: "The address and whom to ask for are with your booking. We remind you the day before.",
  },
} as const;

type Props = { status: keyof typeof SAID; bookingId: string; shift: Shift };

/** Where the worker's booking stands, who acts next, and the way to it. */
export function Applied({ status, bookingId, shift }: Props) {
  const { title, next } = SAID[status];
  const note = clocksNote(shift);
  return (
    <div role="status">
      <Notice kind={status === "confirmed" ? "done" : "information"} title={title}>
        <p>
          {shift.role_name} at {shift.care_home.name}, {when(shift)}.
        </p>
        {note && <p>{note}</p>}
        <p className="mt-2">{next}</p>
        <ButtonLink to={`/my-shifts/${bookingId}`} tone="sage" className="mt-4">
          See your booking
        </ButtonLink>
      </Notice>
    </div>
  );
}
