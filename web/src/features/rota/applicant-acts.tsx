import { Button } from "~/ui/button";
import type { Shown } from "./applicants";
import type { Booking } from "./data";
import { firstName } from "./dialogs";

type Props = Pick<Shown, "bookable" | "onAsk"> & { booking: Booking; main: boolean };

/** What may be done about an applicant; the first of them has the page's main action. */
export function ApplicantActs({ booking, main, bookable, onAsk }: Props) {
  const first = firstName(booking);
  return (
    <div className="grid gap-2">
      {bookable && (
        <Button tone={main ? "terra" : "ghost"} onClick={() => onAsk("book", booking)}>
          Book {first}
        </Button>
      )}
      <button
        type="button"
        onClick={() => onAsk("decline", booking)}
        className="min-h-11 rounded-xl font-semibold text-ocean-700 underline underline-offset-4 hover:bg-warm-100"
      >
        Decline {first}
      </button>
    </div>
  );
}
