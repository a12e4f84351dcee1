/** A date as it is typed: three boxes, kept as typed until it is whole. */

export type TypedDate = { day: string; month: string; year: string };

export const NO_DATE: TypedDate = { day: "", month: "", year: "" };

/** Fill the boxes from `1992-03-27`. */
export function typed(iso: string | null | undefined): TypedDate {
  const [year, month, day] = (iso ?? "").split("-");
  if (!year || !month || !day) return NO_DATE;
  return { day: String(Number(day)), month: String(Number(month)), year };
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Read `3`, `03`, `Mar` and `march`. */
function monthNumber(text: string): number {
  const named = MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(text);
}

/** Return `1992-03-27`, or nothing when there is no such day. */
export function isoDate({ day, month, year }: TypedDate): string | null {
  const [y, m, d] = [Number(year), monthNumber(month), Number(day)];
  if (!/^\d{4}$/.test(year.trim()) || !Number.isInteger(m) || !Number.isInteger(d)) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = date.getUTCMonth() === m - 1 && date.getUTCDate() === d && d > 0;
  return real ? date.toISOString().slice(0, 10) : null;
}

export const isEmpty = ({ day, month, year }: TypedDate) => !`${day}${month}${year}`.trim();

const NEAR =
  /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ /.-]+([a-z]+|\d{1,2})(?:[ /.,-]+(\d{4}|\d{2}))?$/i;

/** Read a day soon as `23 Nov`, `23/11/26` or `Mon 23 November 2026`; without a year the next one. */
export function nearDay(text: string, from: string): string | null {
  const said = text.trim().replaceAll(/\s+/g, " ");
  if (/^\d{4}-\d\d-\d\d$/.test(said)) return isoDate(typed(said));
  const [, day, month, given] = NEAR.exec(said) ?? [];
  if (!day || !month) return null;
  if (given) return isoDate({ day, month, year: given.padStart(4, "20") });
  const year = from.slice(0, 4);
  const soon = isoDate({ day, month, year });
  return soon && soon < from ? isoDate({ day, month, year: String(Number(year) + 1) }) : soon;
}

/** Read a time on the clock as `20:00`, from `20.00`, `2000`, `20` or `8 pm`. */
export function clockTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:. ]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/i.exec(text.trim());
  if (!match) return null;
  const [, hours = "", minutes = "00", half] = match;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || (half && Number(hours) > 12)) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}
