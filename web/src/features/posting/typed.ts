/** A shift as it is typed, and as it goes over the wire. */

import type { Schema } from "~/api/client";
import { Refused } from "~/api/problems";
import { clockTime, nearDay } from "~/lib/dates";
import type { Problems } from "~/lib/form";
import { clockOf, type Day, dayOf, dayShort, today } from "~/lib/london";
import { pence, pounds } from "~/lib/pounds";
import type { NewShift, Shift, ShiftChange, Template } from "./queries";
import { type Repeat, repeatDays, repeated, type Span, spanOf, type Weekday } from "./repeat";

/** What shifts and templates have in common, in the order in which it is asked. */
export type Terms = {
  role: string;
  required_qualifications: string[];
  starts: string;
  ends: string;
  break_minutes: string;
  positions: string;
  hourly_rate: string;
  booking_mode: Schema["BookingMode"];
  description: string;
};

/** One shift. */
export type OneShift = Terms & { day: string };

/** What is posted: one shift, or many like it. */
export type Posting = OneShift & {
  repeat: "once" | "daily" | "weekly" | "days";
  weekdays: string[];
  until: string;
};

export type Named = Terms & { name: string };

export const BLANK: Posting = {
  role: "",
  required_qualifications: [],
  day: "",
  starts: "",
  ends: "",
  break_minutes: "0",
  repeat: "once",
  weekdays: [],
  until: "",
  positions: "1",
  hourly_rate: "",
  booking_mode: "approve",
  description: "",
};

/** A day as it is written into its box: `Mon 23 Nov 2026`. */
export const written = (day: Day) => `${dayShort(day)} ${day.slice(0, 4)}`;

type Common = Omit<Schema["NewTemplate"], "name" | "starts" | "ends">;

function common(terms: Common) {
  return {
    role: terms.role,
    required_qualifications: terms.required_qualifications ?? [],
    break_minutes: String(terms.break_minutes),
    positions: String(terms.positions),
    hourly_rate: terms.hourly_rate ? pounds(terms.hourly_rate) : "",
    booking_mode: terms.booking_mode ?? "approve",
    description: terms.description ?? "",
  };
}

/** What a template fills in; `name` is its own. */
export const ofTemplate = ({ starts, ends, ...terms }: Omit<Template, "id" | "name">): Terms => ({
  ...common(terms),
  starts,
  ends,
});

export const ofShift = ({ starts_at, ends_at, ...terms }: Shift): OneShift => ({
  ...common(terms),
  day: written(dayOf(starts_at)),
  starts: clockOf(starts_at),
  ends: clockOf(ends_at),
});

const whole = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);

const dayIn = (typed: string) => nearDay(typed, today());

const missing = (value: unknown, said: string) => (value ? undefined : said);
const unread = (value: unknown, said: string) => (value === null ? said : undefined);

/** What this page can see is missing or cannot be read; the server checks everything again. */
const CHECKS: { [Name in keyof Posting]?: (typed: Posting) => string | undefined } = {
  role: ({ role }) => missing(role, "Choose a role"),
  day: ({ day }) => unread(dayIn(day), "Enter the day of the shift, like 23 Nov"),
  starts: ({ starts }) => unread(clockTime(starts), "Enter when the shift starts, like 07:30"),
  ends: ({ ends }) => unread(clockTime(ends), "Enter when the shift ends, like 15:00"),
  break_minutes: ({ break_minutes }) =>
    unread(whole(break_minutes), "Enter the break in whole minutes, like 30, or 0 for none"),
  weekdays: ({ repeat, weekdays }) =>
    repeat === "days" ? missing(weekdays.length, "Choose at least one day of the week") : undefined,
  until: ({ repeat, until }) =>
    repeat === "once" ? undefined : unread(dayIn(until), "Enter the last day, like 23 Dec"),
  positions: ({ positions }) => unread(whole(positions), "Enter how many people you need, like 2"),
  hourly_rate: ({ hourly_rate }) => unread(pence(hourly_rate), "Enter the pay an hour, like 14.50"),
};

/** In the order of the page. */
export const postingProblems = (typed: Posting): Problems<Posting> =>
  Object.fromEntries(Object.entries(CHECKS).map(([name, check]) => [name, check(typed)]));

export const shiftProblems = (typed: OneShift) => postingProblems({ ...BLANK, ...typed });

/** A template is for no day. */
export function termsProblems(typed: Terms): Problems<Terms> {
  const { day: _, ...problems } = postingProblems({ ...BLANK, ...typed });
  return problems;
}

/** What shifts and templates send alike. */
export const termsBody = (terms: Terms) => ({
  role: terms.role,
  required_qualifications: terms.required_qualifications,
  break_minutes: whole(terms.break_minutes) ?? 0,
  positions: whole(terms.positions) ?? 1,
  booking_mode: terms.booking_mode,
  description: terms.description.trim() || null,
});

function repeatOf({ repeat, weekdays, until }: Posting): Repeat | null {
  if (repeat === "once") return null;
  const last = dayIn(until) ?? "";
  if (repeat !== "days") return { frequency: repeat, until: last };
  return { frequency: "weekly", until: last, weekdays: weekdays as Weekday[] };
}

/** The times on the clock, as far as they can be read. */
export function clocks({ starts, ends }: Pick<Terms, "starts" | "ends">) {
  const [from, to] = [clockTime(starts), clockTime(ends)];
  return from && to ? { starts: from, ends: to } : null;
}

/** When one shift will be, as far as that can be told from what was typed. */
export function spanIn(typed: Pick<OneShift, "day" | "starts" | "ends">): Span | null {
  const [day, times] = [dayIn(typed.day), clocks(typed)];
  return day && times ? spanOf(day, times.starts, times.ends) : null;
}

/** The same for everything that is posted at once. */
export function spansOf(typed: Posting): Span[] {
  const [first, repeat] = [spanIn(typed), repeatOf(typed)];
  if (!first) return [];
  return repeat?.until ? repeated(first, repeatDays(dayOf(first.starts_at), repeat)) : [first];
}

export const newShift = (typed: Posting, publish: boolean): NewShift => ({
  ...termsBody(typed),
  ...(spanIn(typed) as Span),
  hourly_rate: pence(typed.hourly_rate) ?? 0,
  repeat: repeatOf(typed),
  publish,
});

const TIMES = ["day", "starts", "ends"] as const;

/** Only what is different now: a time that comes twice in autumn is not sent back by mistake. */
export function changeOf(typed: OneShift, shift: Shift): ShiftChange {
  const body = { ...termsBody(typed), hourly_rate: pence(typed.hourly_rate) ?? 0 };
  const before = ofShift(shift);
  const moved = TIMES.some((name) => typed[name] !== before[name]);
  const changed = Object.entries(body).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(shift[name as keyof typeof body]),
  );
  return {
    ...Object.fromEntries(changed),
    ...(moved ? spanIn(typed) : {}),
  };
}

/** Where on the page the server's members are asked for. */
const ASKED: Record<string, string> = {
  "#/starts_at": "#/day",
  "#/ends_at": "#/ends",
  "#/repeat/until": "#/until",
  "#/repeat/weekdays": "#/weekdays",
  "#/repeat/frequency": "#/repeat",
};

/** The same refusal, beside the questions of these pages. */
export function beside(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const errors = error.fields.map((one) => ({
    ...one,
    pointer: ASKED[one.pointer] ?? one.pointer,
  }));
  const { status, code, message: detail, requestId: request_id } = error;
  throw new Refused({ status, code, detail, request_id, errors }, error.retryAfter);
}
