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
