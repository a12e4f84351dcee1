import { Phone } from "lucide-react";
import { useState } from "react";
import { BOOKING } from "~/features/shift/words";
import { useOnce } from "~/lib/once";
import { many, phone } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { Avatar } from "./avatar";
import { type Booking, lookAgain } from "./data";
import * as deeds from "./deeds";
import { CancelBooking, firstName, NoShow } from "./dialogs";
import { WhatWasChecked } from "./evidence";
import { begun } from "./week";

type Asking = { act: "cancel" | "no-show"; booking: Booking };

/** Who has a place, how to reach them, and what to say about it. */
export function Booked({ bookings, places }: { bookings: Booking[]; places: number }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <Card title={`Booked: ${bookings.length} of ${many(places, "place")}`}>
      {bookings.length === 0 && <p className="text-char-700">Nobody is booked yet.</p>}
      <ul className="divide-y divide-warm-200">
        {bookings.map((booking) => (
          <Row key={booking.id} booking={booking} onAsk={setAsking} />
        ))}
      </ul>
      {asking?.act === "cancel" && <CancelBooking booking={asking.booking} onClose={close} />}
      {asking?.act === "no-show" && <NoShow booking={asking.booking} onClose={close} />}
    </Card>
  );
}

const PILLS = {
  done: "done",
  problem: "problem",
  waiting: "information",
  ended: "information",
} as const;

type RowProps = { booking: Booking; onAsk: (asking: Asking) => void };

function Row({ booking, onAsk }: RowProps) {
  const { worker, status, message } = booking;
  const { word, tone } = BOOKING[status];
  return (
    <li className="py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar name={worker.name} />
        <div className="min-w-0 grow basis-40">
          <h3 className="text-lg break-words">{worker.name}</h3>
          <Pill kind={PILLS[tone]}>{word}</Pill>
        </div>
        {worker.phone && (
          <a href={`tel:${worker.phone}`} className="btn btn-ghost">
            <Phone className="size-5" aria-hidden="true" /> {phone(worker.phone)}
          </a>
        )}
      </div>
      {message && <p className="mt-2 break-words text-char-700">“{message}”</p>}
      {status === "confirmed" && <Acts booking={booking} onAsk={onAsk} />}
      <WhatWasChecked booking={booking} />
    </li>
  );
}

/** Before it begins a booking can be cancelled; from then on somebody says how it went. */
function Acts({ booking, onAsk }: RowProps) {
  const first = firstName(booking);
  if (!begun(booking))
    return (
      <div className="mt-3">
        <Button tone="ghost" onClick={() => onAsk({ act: "cancel", booking })}>
          Cancel the booking<span className="sr-only"> of {booking.worker.name}</span>
        </Button>
      </div>
    );
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      <Worked booking={booking} />
      <Button tone="ghost" onClick={() => onAsk({ act: "no-show", booking })}>
        {first} did not come
      </Button>
    </div>
  );
}

function Worked({ booking }: { booking: Booking }) {
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const say = async () => {
    setBusy(true);
    try {
      await once(booking.id, (key) => deeds.complete(booking.id, key));
      toast(`Kept: ${booking.worker.name} worked this shift.`);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), "problem");
    }
    setBusy(false);
    await lookAgain();
  };
  return (
    <Button tone="terra" busy={busy} onClick={say}>
      {firstName(booking)} worked
    </Button>
  );
}
