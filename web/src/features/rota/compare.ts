/** What tells applicants apart: no server, no clock. */

import type { Schema } from "~/api/client";
import { YEARS } from "~/features/worker/wizard/words";
import { dayOf } from "~/lib/london";
import { many } from "~/lib/words";
import type { Booking } from "./data";

type Credential = Schema["VerifiedCredential"];

/** A qualification that a shift needs. */
export type Needed = { code: string; name: string; mandatory: boolean };

type Known = { code: string; name: string; is_mandatory: boolean };

/** What a shift needs: what everybody needs, then what its role and itself ask for. */
export function needed(all: readonly Known[], extra: readonly string[]): Needed[] {
  const wanted = all.filter(({ code, is_mandatory }) => is_mandatory || extra.includes(code));
  return wanted
    .map(({ code, name, is_mandatory }) => ({ code, name, mandatory: is_mandatory }))
    .sort((a, b) => Number(a.mandatory) - Number(b.mandatory));
}

/** What of it somebody has not, on the day on which the shift ends. */
export function missing(needs: readonly Needed[], held: readonly Credential[], ends_at: string) {
  const last = dayOf(ends_at);
  const lasts = ({ valid_until }: Credential) => valid_until === null || valid_until >= last;
  const met = new Set(held.filter(lasts).flatMap(({ fulfils }) => fulfils));
  return needs.filter(({ code }) => !met.has(code));
}

/** What somebody has beside what is needed. */
export const besides = (needs: readonly Needed[], held: readonly Credential[]) =>
  held.filter(({ fulfils }) => !needs.some(({ code }) => fulfils.includes(code)));

export const distance = ({ distance_miles: miles }: Booking["worker"]) =>
  miles === null ? "Not known" : `About ${many(miles, "mile")}`;

export const experience = ({ years_experience }: Booking["worker"]) =>
  YEARS.find(({ value }) => value === years_experience)?.label ?? "Not said";

export const past = ({ past_bookings }: Booking["worker"]) =>
  past_bookings ? many(past_bookings, "shift") : "None yet";

/** Who lacks nothing first; among them favourites, then who knows the home, then who lives near. */
export function inOrder(
  applicants: readonly Booking[],
  favourites: ReadonlySet<string>,
  needs: readonly Needed[],
) {
  const rank = ({ worker, ends_at }: Booking) =>
    [
      missing(needs, worker.verified_credentials, ends_at).length,
      favourites.has(worker.id) ? 0 : 1,
      -(worker.past_bookings ?? 0),
      worker.distance_miles ?? Number.POSITIVE_INFINITY,
    ] as const;
  return applicants.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (x[3] === y[3] ? 0 : x[3] - y[3]);
  });
}
