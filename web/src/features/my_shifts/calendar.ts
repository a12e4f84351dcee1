/** Bookings on the days of a week or a month, by London's calendar. */

import { paidMinutes } from "~/features/shift/words";
import { addDays, type Day, dayOf, daysFrom, mondayOf } from "~/lib/london";
import type { Booking } from "./queries";

/** One booking on one day; it goes on from the day before where it began then. */
export type Entry = { booking: Booking; goesOn: boolean };

/** What is over without having been worked stays in the list; a calendar shows where to be. */
const SHOWN = new Set(["applied", "confirmed", "completed", "no_show", "cancelled_by_home"]);

/** The days a shift has a part of; one that ends at midnight has none of the next. */
export function daysOf({ starts_at, ends_at }: { starts_at: string; ends_at: string }): Day[] {
  const last = dayOf(new Date(Date.parse(ends_at) - 1));
  const days = [dayOf(starts_at)];
  for (let day = days[0] as Day; day < last; ) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}

/** What stands on each of these days, in order of time. */
export function onDays(bookings: readonly Booking[], days: readonly Day[]): Map<Day, Entry[]> {
  const found = new Map<Day, Entry[]>(days.map((day) => [day, []]));
  const inOrder = bookings
    .filter(({ status }) => SHOWN.has(status))
    .sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at));
  for (const booking of inOrder)
    for (const [index, day] of daysOf(booking).entries())
      found.get(day)?.push({ booking, goesOn: index > 0 });
  return found;
}

export const weekOf = (day: Day): Day[] => daysFrom(mondayOf(day), 7);

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
};

/** The weeks of a month, whole: its first and last may lend days of the months beside it. */
export function weeksOf(day: Day): Day[][] {
  const first = firstOf(day);
  const next = addMonths(first, 1);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(first); monday < next; monday = addDays(monday, 7))
    weeks.push(daysFrom(monday, 7));
  return weeks;
}

const months = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** `November 2026`. */
export const monthName = (day: Day) => months.format(new Date(`${day}T00:00Z`));

const dayAndMonth = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** `Week of 23 November`. */
export const weekName = (day: Day) =>
  `Week of ${dayAndMonth.format(new Date(`${mondayOf(day)}T00:00Z`))}`;

export const sameMonth = (one: Day, other: Day) => one.slice(0, 7) === other.slice(0, 7);

export type Sum = { shifts: number; minutes: number; pence: number; applied: number };

/** What is booked or was worked among shifts that begin on these days, and what waits. */
export function sumOf(bookings: readonly Booking[], days: readonly Day[], now = Date.now()): Sum {
  const there = bookings.filter(({ starts_at }) => days.includes(dayOf(starts_at)));
  const booked = there.filter(({ status }) => status === "confirmed" || status === "completed");
  return {
    shifts: booked.length,
    minutes: booked.reduce((sum, { shift }) => sum + paidMinutes(shift), 0),
    pence: booked.reduce((sum, { shift }) => sum + shift.estimated_pay, 0),
    applied: there.filter(
      ({ status, starts_at }) => status === "applied" && Date.parse(starts_at) > now,
    ).length,
  };
}
