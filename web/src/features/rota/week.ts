/** Where shifts and people stand in a week: no server, no clock of the device. */

import { addDays, type Day, dayOf, daysFrom, mondayOf } from "~/lib/london";
import type { Booking, Shift } from "./data";

export const DAYS_OF_A_WEEK = 7;

/** The Monday that an address asks for; this week's for anything else. */
export function asked(week: string | null, today: Day): Day {
  const real = week && /^20\d\d-\d\d-\d\d$/.test(week) && !Number.isNaN(Date.parse(week));
  return mondayOf(real ? week : today);
}

type Span = { starts_at: string; ends_at: string };

export type Person = {
  id: string;
  name: string;
  /** Codes of the kinds of work they do this week. */
  roles: string[];
  cells: Map<Day, Booking[]>;
};

export type Week = {
  days: Day[];
  /** Shifts with places left, by the day on which they begin. */
  gaps: Map<Day, Shift[]>;
  people: Person[];
  drafts: Shift[];
  places: number;
  filled: number;
  applied: number;
};

const total = (shifts: Shift[], of: (shift: Shift) => number) =>
  shifts.reduce((sum, shift) => sum + of(shift), 0);

function byDay<Item extends Span>(items: Item[]): Map<Day, Item[]> {
  const found = new Map<Day, Item[]>();
  for (const item of items) {
    const day = dayOf(item.starts_at);
    found.set(day, [...(found.get(day) ?? []), item]);
  }
  return found;
}

const inTime = (a: Span, b: Span) => Date.parse(a.starts_at) - Date.parse(b.starts_at);

/** One row for each person, by name. */
function peopleOf(bookings: Booking[]): Person[] {
  const found = new Map<string, Booking[]>();
  for (const booking of bookings)
    found.set(booking.worker_id, [...(found.get(booking.worker_id) ?? []), booking]);
  return [...found]
    .map(([id, own]) => ({
      id,
      name: own[0]?.worker.name ?? "",
      roles: [...new Set(own.map(({ shift }) => shift.role))],
      cells: byDay(own.toSorted(inTime)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1));
}

/** Lay a week out. A shift belongs to the London day on which it begins. */
export function layOut(monday: Day, shifts: Shift[], bookings: Booking[]): Week {
  const open = shifts.filter(({ status }) => status === "open");
  const gaps = open.filter(({ positions_left }) => positions_left > 0);
  return {
    days: daysFrom(monday, DAYS_OF_A_WEEK),
    gaps: byDay(gaps),
    people: peopleOf(bookings),
    drafts: shifts.filter(({ status }) => status === "draft"),
    places: total(open, ({ positions }) => positions),
    filled: total(open, ({ confirmed }) => confirmed),
    applied: total(gaps, ({ applied }) => applied),
  };
}

export const before = (monday: Day) => addDays(monday, -DAYS_OF_A_WEEK);
export const after = (monday: Day) => addDays(monday, DAYS_OF_A_WEEK);

/** Whether it has begun: then nobody can be booked, and somebody can say how it went. */
export const begun = ({ starts_at }: { starts_at: string }, now = Date.now()) =>
  Date.parse(starts_at) <= now;
