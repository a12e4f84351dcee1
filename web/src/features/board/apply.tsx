import { type ReactNode, useEffect, useRef, useState } from "react";
import { Refused } from "~/api/problems";
import { clocksNote } from "~/features/shift/words";
import { dayOf } from "~/lib/london";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextArea } from "~/ui/text-field";
import { actOf } from "./card";
import { changesOf } from "./changes";
import type { Booking, Shift } from "./queries";
import { Requirements } from "./requirements";
import { useApply } from "./use-apply";

type Props = { shift: Shift; onApplied: (booking: Booking) => void };

const NEXT = {
  instant: "You are booked at once, and the care home is told.",
  approve:
    "The care home looks at everybody who applies, and answers. Until then you can withdraw.",
} as const;

/** Take part in a shift: one tap, with a word to the home for who likes. */
export function Apply({ shift, onApplied }: Props) {
  const [message, setMessage] = useState("");
  const { seen, failure, busy, send } = useApply(shift, onApplied);
  const over = failure?.error instanceof Refused && OVER.includes(failure.error.code);
  return (
    <div>
      {failure && <Failed {...failure} shift={seen} />}
      {!over && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void send(message.trim());
          }}
        >
          <TextArea
            id="message"
            label="A word to the home (optional)"
            hint="Such as when you worked there before."
            rows={3}
            maxLength={1000}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
          <p className="my-4 text-char-700">{NEXT[seen.booking_mode]}</p>
          <Button
            type="submit"
            tone="sage"
            large
            busy={busy}
            busyLabel="Sending"
            className="w-full"
          >
            {actOf(seen)}
          </Button>
        </form>
      )}
    </div>
  );
}

/** After these there is nothing to send again. */
const OVER = [
  "not_eligible",
  "shift_full",
  "shift_not_open",
  "shift_not_found",
  "already_booked",
  "tried_too_often",
  "overlapping_booking",
];

/** Nothing was booked: why, and what is nearest. It takes focus, so that it is read out. */
function Failed({ error, before, shift }: { error: Error; before?: Shift; shift: Shift }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const code = error instanceof Refused ? error.code : "";
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-5 scroll-mt-24">
      <Notice kind={code ? "attention" : "problem"} title={TITLES[code] ?? error.message}>
        <p>{SAID[code] ?? (code ? "Nothing was booked." : "Try again: it counts only once.")}</p>
        {before && <Changed before={before} now={shift} />}
        <Onwards code={code} shift={shift} />
      </Notice>
      {code === "not_eligible" && !shift.eligibility.eligible && (
        <div className="mt-4">
          <Requirements shift={shift} />
        </div>
      )}
    </div>
  );
}

const TITLES: Record<string, string> = {
  shift_full: "Somebody else has just taken the last place",
  shift_not_open: "This shift is not open any more",
  shift_not_found: "This shift is not offered any more",
  overlapping_booking: "You have another shift at that time",
  terms_changed: "The home has changed this shift",
  already_booked: "You have applied for this shift already",
};

const SAID: Record<string, string> = {
  terms_changed: "Nothing was sent yet. Look at what is different; then decide again.",
  already_booked: "Once is enough: the home has it.",
  overlapping_booking: "Nothing was booked. Cancel the other one first, or choose another shift.",
};

function Changed({ before, now }: { before: Shift; now: Shift }) {
  const note = clocksNote(now);
  return (
    <ul className="mt-3 grid gap-2">
      {changesOf(before, now).map(({ what, before: was, now: is }) => (
        <li key={what}>
          <span className="font-semibold">{what}:</span> {is}
          <span className="text-char-700">, before: {was}</span>
        </li>
      ))}
      {note && <li>{note}</li>}
    </ul>
  );
}

/** The nearest alternative. */
function Onwards({ code, shift }: { code: string; shift: Shift }) {
  const day = dayOf(shift.starts_at);
  const others = `/shifts?role=${shift.role}&from=${day}&to=${day}`;
  if (code === "overlapping_booking") return <Way to="/my-shifts">See your shifts</Way>;
  if (code === "already_booked" && shift.my_booking_id)
    return <Way to={`/my-shifts/${shift.my_booking_id}`}>See your booking</Way>;
  if (["shift_full", "shift_not_open", "shift_not_found", "tried_too_often"].includes(code))
    return <Way to={others}>See others like it that day</Way>;
  return null;
}

function Way({ to, children }: { to: string; children: ReactNode }) {
  return (
    <ButtonLink to={to} tone="ghost" className="mt-3">
      {children}
    </ButtonLink>
  );
}
