import { useState } from "react";
import { Refused } from "~/api/problems";
import { queries } from "~/app/queries";
import { useOnce } from "~/lib/once";
import { apply, type Booking, lookAgain, type Shift, shift as shiftQuery } from "./queries";

/** Why it did not work, and what the shift is like now if it has changed meanwhile. */
type Failure = { error: Error; before?: Shift };

/** What the newest answer of the server says of a shift; nothing when it is offered no more. */
const newest = (id: string): Promise<Shift | undefined> =>
  queries.fetchQuery({ ...shiftQuery(id), staleTime: 0 }).catch(() => undefined);

/** After these the shift is not what the page shows. */
const STALE = ["terms_changed", "not_eligible", "shift_full", "shift_not_open", "already_booked"];

/** Apply for a shift as it was seen; a try whose connection was lost is the same try again. */
export function useApply(first: Shift, onApplied: (booking: Booking) => void) {
  const [seen, setSeen] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const once = useOnce();

  async function send(message: string) {
    setBusy(true);
    setFailure(null);
    try {
      const body = { terms: seen.terms, ...(message && { message }) };
      const booking = await once(body, (key) => apply(seen.id, body, key));
      await lookAgain();
      void queries.invalidateQueries({ queryKey: ["bookings"] });
      onApplied(booking);
    } catch (error) {
      setFailure(await explained(error as Error));
    } finally {
      setBusy(false);
    }
  }

  async function explained(error: Error): Promise<Failure> {
    if (!(error instanceof Refused) || !STALE.includes(error.code)) return { error };
    const now = await newest(seen.id);
    void lookAgain();
    if (now) setSeen(now);
    return { error, ...(error.code === "terms_changed" && { before: seen }) };
  }

  return { seen, failure, busy, send };
}
