/** A worker's answers: as the boxes show them, and as they are sent. */

import type { Schema } from "~/api/client";
import { isEmpty, isoDate, NO_DATE, type TypedDate, typed } from "~/lib/dates";
import { pence, pounds } from "~/lib/pounds";
import type { Profile, ProfileChange } from "../profile";

type Declared = Schema["DeclaredQualification"];

/** A stated qualification; its name and where its check stands come from the server. */
export type TypedQualification = {
  code: string;
  certificate_number: string;
  issue_date: TypedDate;
  expiry_date: TypedDate;
  document_id: string | null;
  details: Record<string, unknown>;
};

/** A qualification of which nothing is said yet. */
export const stated = (code: string): TypedQualification => ({
  code,
  certificate_number: "",
  issue_date: NO_DATE,
  expiry_date: NO_DATE,
  document_id: null,
  details: {},
});

/** How an answer is typed, and what follows from that for reading it. */
const KINDS = {
  first_name: "text",
  last_name: "text",
  phone: "phone",
  date_of_birth: "date",
  profile_picture_url: "text",
  address_line_1: "text",
  address_line_2: "text",
  city: "text",
  postcode: "text",
  dbs_status: "text",
  dbs_certificate_number: "text",
  dbs_issue_date: "date",
  dbs_expiry_date: "date",
  right_to_work_status: "text",
  qualifications: "qualifications",
  years_experience: "text",
  specializations: "words",
  languages: "words",
  soft_skills: "words",
  bio: "text",
  available_days: "words",
  shift_types: "words",
  travel_radius_miles: "whole",
  hourly_rate_min: "pounds",
  hourly_rate_max: "pounds",
  willing_to_travel: "yes",
  has_own_transport: "yes",
} as const;

export type Member = keyof typeof KINDS;
export const MEMBERS = Object.keys(KINDS) as Member[];

type Typed = {
  text: string;
  phone: string;
  date: TypedDate;
  words: string[];
  qualifications: TypedQualification[];
  whole: string;
  pounds: string;
  yes: string;
};

/** Every answer as the boxes show it. */
export type Answers = { [Name in Member]: Typed[(typeof KINDS)[Name]] };

/** An answer that cannot be sent yet: half a date, letters where a number belongs. */
export const HALF = Symbol("half");

type Translation<Shown> = {
  shown: (value: never) => Shown;
  sent: (shown: Shown) => unknown;
};

/** A date that is sent when it is whole; nothing typed means there is none. */
const sentDate = (date: TypedDate) => (isEmpty(date) ? null : (isoDate(date) ?? HALF));

/** UK mobile numbers as they are read out: `07700 900123`. */
const shownPhone = (value: string | null) =>
  (value ?? "").replace(/^\+44(7\d{3})(\d{6})$/, "0$1 $2");

const sentPounds = (text: string) => (text.trim() ? (pence(text) ?? HALF) : null);

function sentWhole(text: string) {
  const digits = text.trim();
  if (!digits) return null;
  return /^\d{1,4}$/.test(digits) ? Number(digits) : HALF;
}

function sentQualifications(list: TypedQualification[]) {
  const sent = list.map(sentQualification);
  return sent.includes(HALF) ? HALF : sent;
}

function sentQualification(one: TypedQualification): Declared | typeof HALF {
  const issue_date = sentDate(one.issue_date);
  const expiry_date = sentDate(one.expiry_date);
  if (issue_date === HALF || expiry_date === HALF) return HALF;
  const certificate_number = one.certificate_number.trim() || null;
  const { code, document_id, details } = one;
  return { code, certificate_number, issue_date, expiry_date, document_id, details };
}

const shownQualification = (held: Profile["qualifications"][number]): TypedQualification => ({
  code: held.code,
  certificate_number: held.certificate_number ?? "",
  issue_date: typed(held.issue_date),
  expiry_date: typed(held.expiry_date),
  document_id: held.document_id,
  details: held.details,
});

const TRANSLATIONS: { [Kind in keyof Typed]: Translation<Typed[Kind]> } = {
  text: {
    shown: (value: string | null) => value ?? "",
    sent: (text) => text.trim() || null,
  },
  phone: { shown: shownPhone, sent: (text) => text.trim() || null },
  date: { shown: (value: string | null) => typed(value), sent: sentDate },
  words: { shown: (value: string[]) => value, sent: (words) => words },
  qualifications: {
    shown: (value: Profile["qualifications"]) => value.map(shownQualification),
    sent: sentQualifications,
  },
  whole: {
    shown: (value: number | null) => (value === null ? "" : String(value)),
    sent: sentWhole,
  },
  pounds: {
    shown: (value: number | null) => (value === null ? "" : pounds(value)),
    sent: sentPounds,
  },
  yes: {
    shown: (value: boolean | null) => (value === null ? "" : value ? "yes" : "no"),
    sent: (answer) => (answer ? answer === "yes" : null),
  },
};

/** Return a member of the profile as its boxes show it. */
export function shown<Name extends Member>(profile: Profile, member: Name): Answers[Name] {
  const { shown } = TRANSLATIONS[KINDS[member]];
  return shown(profile[member] as never) as Answers[Name];
}

/** Return what to send for an answer, or `HALF`. */
export function sent(member: Member, answer: Answers[Member]): unknown {
  const { sent } = TRANSLATIONS[KINDS[member]] as Translation<unknown>;
  return sent(answer);
}

/** What the server holds of a member, in one form that can be compared. */
export const held = (profile: Profile, member: Member): string =>
  fingerprint(sent(member, shown(profile, member)));

export const fingerprint = (value: unknown): string => JSON.stringify(value);

/** A body of the members that can be sent. */
export type Body = Partial<Record<Member, unknown>> & Pick<ProfileChange, "current_step">;
