/** Months as a calendar shows them: whole weeks, from Monday. */

import { addDays, type Day, daysFrom, mondayOf } from "~/lib/london";

/** A month like `2026-11`. */
export type Month = string;

const named = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

export const monthOf = (day: Day): Month => day.slice(0, 7);

const firstOf = (month: Month): Day => `${month}-01`;

/** `November 2026`. */
export const monthName = (month: Month) => named.format(new Date(`${firstOf(month)}T00:00Z`));

/** The month before or after: any day of one is less than 32 days from the other's first. */
export const monthAfter = (month: Month): Month => monthOf(addDays(firstOf(month), 31));
export const monthBefore = (month: Month): Month => monthOf(addDays(firstOf(month), -1));

/** The weeks that have a day of a month: four to six. */
export function weeksOf(month: Month): Day[][] {
  const weeks: Day[][] = [];
  for (let monday = mondayOf(firstOf(month)); monthOf(monday) <= month; monday = addDays(monday, 7))
    weeks.push(daysFrom(monday, 7));
  return weeks;
}
