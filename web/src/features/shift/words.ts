/** How shifts and bookings are said, on both sides. */

import type { Schema } from "~/api/client";
import { clockOf, clocksMove, dayOf, dayShort } from "~/lib/london";

type Span = { starts_at: string; ends_at: string };
type Paid = Span & { break_minutes: number };
export type BookingStatus = Schema["BookingStatus"];
export type ShiftKind = Schema["ShiftKind"];

/** Kinds of working day, in the order in which people choose among them. */
export const SHIFT_TYPES: Record<ShiftKind, string> = {
  early: "Early",
  late: "Late",
  long_day: "Long day",
  night: "Night",
};

/** `20:00 to 08:00`. */
export const hours = ({ starts_at, ends_at }: Span) =>
  `${clockOf(starts_at)} to ${clockOf(ends_at)}`;

/** `Mon 23 Nov, 20:00 to 08:00`. */
export const when = (span: Span) => `${dayShort(dayOf(span.starts_at))}, ${hours(span)}`;

/** Said after the hours of a shift that ends on another day than it begins. */
export const nextDay = ({ starts_at, ends_at }: Span) =>
  dayOf(starts_at) === dayOf(ends_at) ? "" : " the next day";

/** What really passes, less the unpaid break, in minutes. */
export const paidMinutes = ({ starts_at, ends_at, break_minutes }: Paid) =>
  (Date.parse(ends_at) - Date.parse(starts_at)) / 60_000 - break_minutes;

/** Minutes as `11 hours`, `7½ hours`, `7 h 20 min` or `30 minutes`. */
export function length(minutes: number): string {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (whole === 0) return `${rest} ${rest === 1 ? "minute" : "minutes"}`;
  if (rest === 0) return `${whole} ${whole === 1 ? "hour" : "hours"}`;
  return rest === 30 ? `${whole}½ hours` : `${whole} h ${rest} min`;
}

/** `11 hours paid`. */
export const paid = (shift: Paid) => `${length(paidMinutes(shift))} paid`;

/** What to know of a shift during which the clocks change, else nothing. */
export function clocksNote(span: Span): string | null {
  const move = clocksMove(span.starts_at, span.ends_at);
  if (move === 0) return null;
  const lasts = length((Date.parse(span.ends_at) - Date.parse(span.starts_at)) / 60_000);
  return `The clocks go ${move > 0 ? "forward" : "back"} during this shift: it lasts ${lasts}.`;
}

type Tone = "done" | "waiting" | "ended" | "problem";

/** What a booking's state is called, and how it looks. */
export const BOOKING: Record<BookingStatus, { word: string; tone: Tone }> = {
  applied: { word: "Applied", tone: "waiting" },
  confirmed: { word: "Booked", tone: "done" },
  declined: { word: "Not this time", tone: "ended" },
  withdrawn: { word: "Withdrawn", tone: "ended" },
  cancelled_by_worker: { word: "Cancelled by worker", tone: "ended" },
  cancelled_by_home: { word: "Cancelled by home", tone: "problem" },
  completed: { word: "Worked", tone: "done" },
  no_show: { word: "No-show", tone: "problem" },
};
