/**
 * The booked shifts of the next days, kept in this browser so that somebody on the way finds the
 * address without a connection. Forgotten with the sign-in: when somebody signs out, when the
 * session is ended from elsewhere, or when somebody else signs in.
 */

import { perAccount } from "./per-account";

export type KeptShift = {
  id: string;
  starts_at: string;
  ends_at: string;
  role: string;
  home: string;
  address: string;
  contact: string | null;
  phone: string | null;
};

type Kept = { at: string; shifts: KeptShift[] };

const store = perAccount("vicarity-shifts:");

export const keepShifts = (account: string, shifts: KeptShift[], now = new Date()) =>
  void store.keep(account, { at: now.toISOString(), shifts });

export const forgetShifts = (but?: string) => void store.forget(but);

/** What is kept of whoever uses this browser, less what is over; nothing if nothing is left. */
export function readShifts(now = Date.now()): Kept | null {
  const kept = store.readAny() as Kept | null;
  const shifts = kept?.shifts?.filter(({ ends_at }) => Date.parse(ends_at) > now) ?? [];
  return kept && shifts.length > 0 ? { at: kept.at, shifts } : null;
}
