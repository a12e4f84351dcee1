import { BOOKING, when } from "~/features/shift/words";
import { useOnce } from "~/lib/once";
import { many, money } from "~/lib/words";
import { Confirm } from "~/ui/confirm";
import { toast } from "~/ui/toast";
import { AskReason } from "./ask-reason";
import { type Booking, lookAgain, type Shift } from "./data";
import * as deeds from "./deeds";

export const firstName = ({ worker }: Booking) => worker.first_name ?? worker.name;

type About = { booking: Booking; onClose: () => void };

const HEARS = "They get an email with your words.";

/** Give somebody a place; whatever keeps us from it is the page's to tell. */
export function Book({
  booking,
  onClose,
  onRefused,
}: About & { onRefused: (error: unknown) => void }) {
  const once = useOnce();
  const { worker, shift } = booking;
  const go = async () => {
    try {
      await once(booking.id, (key) => deeds.book(booking.id, key));
      toast(`${worker.name} is booked.`);
    } catch (error) {
      onRefused(error);
    }
    await lookAgain();
  };
  return (
    <Confirm
      title={`Book ${worker.name}?`}
      act={`Book ${firstName(booking)}`}
      tone="terra"
      onAct={go}
      onClose={onClose}
    >
      <p className="font-semibold text-char-900">{when(booking)}</p>
      <p>
        {money(shift.hourly_rate)} an hour, {money(shift.estimated_pay)} for the shift before tax.
      </p>
      <p>
        They get an email, and you see their phone number. We look once more whether they may work
        it.
      </p>
    </Confirm>
  );
}

/** Kind words for somebody who offered to come. */
const KINDLY = [
  "Thank you for offering. We have booked somebody who knows the home already.",
  "Thank you for offering. We need somebody with other experience for this shift.",
  "Thank you for offering. The places are filled; please apply again another time.",
];

export function Decline({ booking, onClose }: About) {
  const { worker } = booking;
  return (
    <AskReason
      title={`Decline ${worker.name}?`}
      label="What you would like to say (optional)"
      offers={KINDLY}
      act={`Decline ${firstName(booking)}`}
      onSend={async (reason, key) => {
        await deeds.decline(booking.id, reason, key);
        toast(`${worker.name} hears that it is not this time.`);
        await lookAgain();
      }}
      onClose={onClose}
    >
      <p>{HEARS} They may apply for your other shifts.</p>
    </AskReason>
  );
}

const SORRY = [
  "We are sorry: we planned one person too many.",
  "We are sorry: fewer people need care that day than we thought.",
];

export function CancelBooking({ booking, onClose }: About) {
  const { worker } = booking;
  return (
    <AskReason
      title={`Cancel the booking of ${worker.name}?`}
      label="Why you do not need them any more"
      offers={SORRY}
      needed="Say why, so that they understand."
      act="Cancel this booking"
      onSend={async (reason, key) => {
        await deeds.cancelBooking(booking.id, reason, key);
        toast(`The booking of ${worker.name} is cancelled. They are told.`);
        await lookAgain();
      }}
      onClose={onClose}
    >
      <p>
        They were counting on {when(booking)}. {HEARS} The place is open again.
      </p>
    </AskReason>
  );
}

/** Say that somebody did not come: it stays on record, so it is asked for by name. */
export function NoShow({ booking, onClose }: About) {
  const once = useOnce();
  const { worker } = booking;
  const go = async () => {
    await once(booking.id, (key) => deeds.noShow(booking.id, key));
    toast(`Kept: ${worker.name} did not come.`);
    await lookAgain();
  };
  return (
    <Confirm
      title={`Did ${worker.name} not come?`}
      act="They did not come"
      tone="terra"
      onAct={go}
      onClose={onClose}
    >
      <p>
        {when(booking)} then reads “{BOOKING.no_show.word}”, for you and for them. It cannot be
        taken back here.
      </p>
      <p>If they came late or left early, say that they worked.</p>
    </Confirm>
  );
}

/** The law's way out for a shift too near another one. */
export function ExcuseRest({ booking, onClose }: About) {
  const { worker } = booking;
  return (
    <AskReason
      title={`Arrange rest for ${worker.name}?`}
      label="What rest they get instead, and why it cannot be 11 hours"
      hint="For example: they get a free day on Thursday. Nobody else can cover the night."
      needed="Say what rest they get, and why."
      act="Keep this, and book them"
      onSend={async (reason, key) => {
        await deeds.excuseRest(booking.shift_id, booking.worker_id, reason, `${key}-rest`);
        await deeds.book(booking.id, key);
        toast(`${worker.name} is booked. What you wrote about their rest is on record.`);
        await lookAgain();
      }}
      onClose={onClose}
    >
      <p>
        Between two shifts people must have 11 hours of rest. Care that cannot wait may be an
        exception, if they get as long a rest soon afterwards: the law calls it compensatory rest
        (Working Time Regulations 1998, regulation 24).
      </p>
      <p>Your home answers for it. Your words stay with the booking.</p>
    </AskReason>
  );
}

/** Who hears of it when a shift is cancelled. */
function told({ applied, confirmed }: Shift): string {
  if (applied + confirmed === 0) return "Nobody has applied yet, so nobody has to be told.";
  const people = many(applied + confirmed, "person is", "people are");
  const booked = confirmed > 0 ? `${confirmed} booked` : "";
  const waiting = applied > 0 ? `${applied} who applied` : "";
  return `${people} told by email, with your words: ${[booked, waiting].filter(Boolean).join(" and ")}.`;
}

export function CancelShift({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  return (
    <AskReason
      title={`Cancel ${when(shift)}?`}
      label="Why it does not take place"
      needed="Say why, so that people understand."
      act="Cancel this shift"
      onSend={async (reason, key) => {
        await deeds.cancelShift(shift.id, reason, key);
        toast("The shift is cancelled.");
        await lookAgain();
      }}
      onClose={onClose}
    >
      <p>{told(shift)}</p>
      <p>A shift that was cancelled cannot be opened again; you can post another.</p>
    </AskReason>
  );
}
