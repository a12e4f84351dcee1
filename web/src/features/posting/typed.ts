/** A shift as it is typed, and as it goes over the wire. */

import type { Schema } from "~/api/client";
import { Refused } from "~/api/problems";
import type { Problems } from "~/lib/form";
import { clockOf, dayOf } from "~/lib/london";
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
  day: dayOf(starts_at),
  starts: clockOf(starts_at),
  ends: clockOf(ends_at),
});

const whole = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);

const missing = (value: unknown, said: string) => (value ? undefined : said);
const unread = (value: number | null, said: string) => (value === null ? said : undefined);

/** What this page can see is missing or no number; the server checks everything again. */
export const termsProblems = (terms: Terms): Problems<Posting> => ({
  role: missing(terms.role, "Choose a role"),
  starts: missing(terms.starts, "Enter when the shift starts, like 07:30"),
  ends: missing(terms.ends, "Enter when the shift ends, like 15:00"),
  break_minutes: unread(
    whole(terms.break_minutes),
    "Enter the break in whole minutes, like 30, or 0 for none",
  ),
  positions: unread(whole(terms.positions), "Enter how many people you need, like 2"),
  hourly_rate: unread(pence(terms.hourly_rate), "Enter the pay an hour, like 14.50"),
});

export const shiftProblems = (typed: OneShift): Problems<Posting> => ({
  ...termsProblems(typed),
  day: missing(typed.day, "Choose the day of the shift"),
});

export const postingProblems = (typed: Posting): Problems<Posting> => ({
  ...shiftProblems(typed),
  weekdays:
    typed.repeat === "days"
      ? missing(typed.weekdays.length, "Choose at least one day of the week")
      : undefined,
  until:
    typed.repeat === "once"
      ? undefined
      : missing(typed.until, "Choose the last day on which one may begin"),
});

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
  if (repeat !== "days") return { frequency: repeat, until };
  return { frequency: "weekly", until, weekdays: weekdays as Weekday[] };
}

/** When the shifts will be, as far as that can be told from what was typed. */
export function spansOf(typed: Posting): Span[] {
  if (!typed.day || !typed.starts || !typed.ends) return [];
  const first = spanOf(typed.day, typed.starts, typed.ends);
  const repeat = repeatOf(typed);
  if (!repeat) return [first];
  return repeated(first, typed.until ? repeatDays(typed.day, repeat) : [typed.day]);
}

export const newShift = (typed: Posting, publish: boolean): NewShift => ({
  ...termsBody(typed),
  ...spanOf(typed.day, typed.starts, typed.ends),
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
    ...(moved ? spanOf(typed.day, typed.starts, typed.ends) : {}),
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
