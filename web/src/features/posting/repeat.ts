/** The days on which a repeated shift comes back: as `vicarity/shift/rules.py` counts them. */

import type { Schema } from "~/api/client";
import { addDays, clockOf, type Day, dayOf, daysFrom, instant, weekday } from "~/lib/london";

export type Span = { starts_at: string; ends_at: string };
export type Weekday = Schema["Day"];
export type Repeat = Schema["Repeat"];

export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** How far ahead shifts can be posted, in days. */
export const FARTHEST = 366;

/** Whether a shift ends on the day after it begins. */
export const overnight = (starts: string, ends: string) => ends <= starts;

/** A shift by the clock on the wall; one that ends no later than it begins ends the next day. */
export const spanOf = (day: Day, starts: string, ends: string): Span => ({
  starts_at: instant(day, starts),
  ends_at: instant(overnight(starts, ends) ? addDays(day, 1) : day, ends),
});

const between = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The days of a repetition, the first one always among them; none when it makes no sense. */
export function repeatDays(first: Day, { frequency, until, weekdays }: Repeat): Day[] {
  const days = between(first, until);
  if (!(days >= 0 && days <= FARTHEST)) return [];
  const chosen = (weekdays ?? []).map((day) => WEEKDAYS.indexOf(day));
  const usual = frequency === "daily" ? [0, 1, 2, 3, 4, 5, 6] : [weekday(first)];
  const wanted = chosen.length > 0 ? chosen : usual;
  return [
    first,
    ...daysFrom(addDays(first, 1), days).filter((day) => wanted.includes(weekday(day))),
  ];
}

/** A shift on each of the days, at the same times on the wall; the first keeps its instants. */
export function repeated(first: Span, days: readonly Day[]): Span[] {
  const [begins, starts] = [dayOf(first.starts_at), clockOf(first.starts_at)];
  const [nights, ends] = [between(begins, dayOf(first.ends_at)), clockOf(first.ends_at)];
  return days.map((day) =>
    day === begins
      ? first
      : { starts_at: instant(day, starts), ends_at: instant(addDays(day, nights), ends) },
  );
}
