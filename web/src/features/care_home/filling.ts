/** What the CQC register would fill in, beside what has been typed already. */

import { webAddress } from "./changes";
import type { Member, Values } from "./members";
import type { Entry } from "./queries";

export type Filling = {
  member: Member;
  now: string;
  then: string;
  /** Typed answers that differ are only replaced when somebody says so. */
  kind: "new" | "same" | "differs";
};

/** These say which home it is: choosing an entry means taking them. */
const IDENTITY: readonly Member[] = ["cqc_location_id", "cqc_provider_id"];

export const taken = (member: Member) => IDENTITY.includes(member);

const known = (entry: Entry): Partial<Values> => ({
  business_name: entry.name,
  care_home_type: entry.care_home_type ?? "",
  number_of_beds: entry.number_of_beds ? String(entry.number_of_beds) : "",
  cqc_location_id: entry.location_id,
  cqc_provider_id: entry.provider_id ?? "",
  address_line_1: entry.address_line_1 ?? "",
  address_line_2: entry.address_line_2 ?? "",
  city: entry.city ?? "",
  county: entry.county ?? "",
  postcode: entry.postcode ?? "",
  phone: entry.phone ?? "",
  website: webAddress(entry.website ?? ""),
});

/** What is compared: `+44 113 496 0123` is `01134960123`, `LS63AB` is `ls6 3ab`. */
const essence = (text: string) =>
  text
    .toLowerCase()
    .replace(/^(\+|00)44/, "0")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

function kindOf(now: string, then: string): Filling["kind"] {
  if (!now.trim()) return "new";
  return essence(now) === essence(then) ? "same" : "differs";
}

/** What an entry says about each member it knows. */
export const fillings = (values: Values, entry: Entry): Filling[] =>
  (Object.entries(known(entry)) as [Member, string][])
    .filter(([, then]) => then !== "")
    .map(([member, then]) => ({
      member,
      now: values[member],
      then,
      kind: kindOf(values[member], then),
    }));

/** The answers to put into the form: empty ones, those of `replace`, and which home it is. */
export const filledIn = (found: readonly Filling[], replace: readonly Member[]) =>
  Object.fromEntries(
    found
      .filter(({ member, kind }) => kind === "new" || replace.includes(member) || taken(member))
      .map(({ member, then }) => [member, then]),
  ) as Partial<Values>;
