/** Figures, dates and money as people in the UK read them. */

const LONDON = "Europe/London";

const number = new Intl.NumberFormat("en-GB");
const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: LONDON,
});
const calendar = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: LONDON,
});
const inFull = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: LONDON,
});
const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

/** `1204` as `1,204`. */
export const figure = (value: number) => number.format(value);

/** An instant as `10:42`, London time. */
export const time = (at: Date | string) => clock.format(new Date(at));

/** A day or an instant as `23 Nov 2026`. */
export const day = (on: Date | string) => calendar.format(new Date(on));

/** A day with its name: `Monday 23 November`. */
export const dateInFull = (on: Date | string) => inFull.format(new Date(on)).replace(",", "");

/** Pence as `£15.40`. */
export const money = (pence: number) => pounds.format(pence / 100);

/** `many(3, "answer")` is `3 answers`. */
export const many = (count: number, one: string, more = `${one}s`) =>
  `${figure(count)} ${count === 1 ? one : more}`;

/** Whole minutes to wait, never fewer than one: `about 5 minutes`. */
export const wait = (seconds: number) =>
  `about ${many(Math.max(1, Math.round(seconds / 60)), "minute")}`;

/** Where the spaces of a UK number go: London and the like, big cities and 03, all others. */
const PHONES: [RegExp, string][] = [
  [/^(02\d)(\d{4})(\d{4})$/, "$1 $2 $3"],
  [/^(011\d|01\d1|03\d\d|08\d\d)(\d{3})(\d{4})$/, "$1 $2 $3"],
  [/^(0\d{4})(\d{5,6})$/, "$1 $2"],
];

/** `+441134960123` as `0113 496 0123`; a number of another country stays as it is. */
export function phone(number: string): string {
  const digits = number.replace(/^\+44/, "0");
  const [form, spaced] = PHONES.find(([form]) => form.test(digits)) ?? [];
  return form && spaced ? digits.replace(form, spaced) : digits;
}

/** Bytes as `412 KB` or `1.8 MB`. */
export const size = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
