/** From what was typed to what is sent: only what is different, tidied where people shorten. */

import type { Problems } from "~/lib/form";
import { MEMBERS, type Member, type Values, valuesOf } from "./members";
import type { Home, HomeChange } from "./queries";

const WHOLE = /^[0-9]{1,5}$/;

/** What this page can see; the server checks everything. */
export function problemsIn(values: Values): Problems<Values> {
  const beds = values.number_of_beds.trim();
  return {
    number_of_beds: beds && !WHOLE.test(beds) ? "Enter a whole number of beds, like 42" : undefined,
  };
}

/** `www.elm.example` is how people write `https://www.elm.example`. */
export const webAddress = (typed: string) =>
  !typed || /^(https?:\/\/|\/)/i.test(typed) ? typed : `https://${typed}`;

function tidied(member: Member, typed: string): string | number | null {
  if (typed === "") return null;
  if (member === "number_of_beds") return Number(typed);
  return member === "website" ? webAddress(typed) : typed;
}

/** The members that were changed since the home was as `before`. */
export function changedIn(values: Values, before: Home): Member[] {
  const shown = valuesOf(before);
  return MEMBERS.filter((member) => values[member].trim() !== shown[member].trim());
}

export const bodyOf = (values: Values, members: readonly Member[]) =>
  Object.fromEntries(
    members.map((member) => [member, tidied(member, values[member].trim())]),
  ) as HomeChange;

/** Of these members, those that somebody else has changed since: the server has another answer. */
export function changedElsewhere(
  members: readonly Member[],
  before: Home,
  now: Home,
  mine: Values,
) {
  const [then, theirs] = [valuesOf(before), valuesOf(now)];
  return members.filter(
    (member) => theirs[member] !== then[member] && theirs[member] !== mine[member].trim(),
  );
}
