import { BOOKING } from "~/features/shift/words";
import { day, many } from "~/lib/words";
import type { Booking } from "./data";

/** Who will not come after all, and why; folded away, for it asks for nothing. */
export function Ended({ bookings }: { bookings: Booking[] }) {
  if (bookings.length === 0) return null;
  return (
    <details className="card p-5 sm:p-6">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">
        {many(bookings.length, "other answer")}
      </summary>
      <ul className="mt-2 divide-y divide-warm-200">
        {bookings.map(({ id, worker, status, reason, ended_at }) => (
          <li key={id} className="py-3">
            <p>
              <span className="font-semibold">{worker.name}</span>: {BOOKING[status].word}
              {ended_at && `, ${day(ended_at)}`}
            </p>
            {reason && <p className="break-words text-char-700">“{reason}”</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
