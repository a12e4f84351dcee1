/** Days and times on the clocks of London, whatever the device's own clock shows. */

const ZONE = "Europe/London";
const DAY = 86_400_000;
const HOUR = 3_600_000;

const parts = new Intl.DateTimeFormat("en-CA", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: ZONE,
});
const short = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** A day like `2026-11-23`. */
export type Day = string;

function wall(at: Date | string): { day: Day; clock: string } {
  const found = Object.fromEntries(
    parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return {
    day: `${found.year}-${found.month}-${found.day}`,
    clock: `${found.hour}:${found.minute}`,
  };
}

/** The London day of an instant. */
export const dayOf = (at: Date | string): Day => wall(at).day;

/** The London time of an instant: `20:00`. */
export const clockOf = (at: Date | string) => wall(at).clock;

export const today = (): Day => dayOf(new Date());

const midnight = (day: Day) => Date.parse(`${day}T00:00Z`);

export const addDays = (day: Day, days: number): Day =>
  new Date(midnight(day) + days * DAY).toISOString().slice(0, 10);

/** Which day of the week: Monday is 0. */
export const weekday = (day: Day) => (new Date(midnight(day)).getUTCDay() + 6) % 7;

export const mondayOf = (day: Day): Day => addDays(day, -weekday(day));

/** `count` days in a row. */
export const daysFrom = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, number) => addDays(first, number));

/** A day as `Mon 23 Nov`. */
export const dayShort = (day: Day) => short.format(midnight(day)).replace(",", "");

/** How far London is ahead of UTC at an instant, in milliseconds. */
const ahead = (at: number) => {
  const { day, clock } = wall(new Date(at));
  return Date.parse(`${day}T${clock}Z`) - Math.floor(at / 60_000) * 60_000;
};

/**
 * The instant at which London's clocks show a time on a day. A time that is skipped in spring
 * means the same moment an hour on; of one that comes twice in autumn the first is meant.
 */
export function instant(day: Day, clock: string): string {
  const shown = Date.parse(`${day}T${clock}Z`);
  const summer = shown - HOUR;
  const at = ahead(summer) === HOUR ? summer : shown;
  return new Date(at).toISOString();
}

/** By how many hours the clocks move between two instants: 1 in spring, -1 in autumn, else 0. */
export const clocksMove = (from: string, to: string) =>
  (ahead(Date.parse(to)) - ahead(Date.parse(from))) / HOUR;
