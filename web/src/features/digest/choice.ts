/** A worker's choice about digests, as the form has it and as the server does. */

import { clockOf, dayOf, dayShort } from "~/lib/london";
import type { Notifications, NotificationsChange } from "./queries";

export type Choice = {
  digest: Notifications["digest"];
  /** Miles, or empty for as far as the profile says. */
  radius_miles: string;
  roles: string[];
};

const MILES = [2, 5, 10, 15, 20, 30, 50, 100];

export const asForm = ({ digest, radius_miles, roles }: Notifications): Choice => ({
  digest,
  radius_miles: radius_miles === null ? "" : String(radius_miles),
  roles,
});

/** With every kind of work ticked it is the same as with none: new kinds come along. */
export const asChange = (choice: Choice, kinds: number): NotificationsChange => ({
  digest: choice.digest,
  radius_miles: choice.radius_miles === "" ? null : Number(choice.radius_miles),
  roles: choice.roles.length === kinds ? [] : choice.roles,
});

/** The distances to choose from; one that was set elsewhere is among them. */
export function distances(chosen: string, own: number | null | undefined) {
  const miles = new Set([...MILES, ...(chosen === "" ? [] : [Number(chosen)])]);
  const usual = own ? `As far as I travel (${own} miles)` : "As far as I travel";
  return [
    { value: "", label: usual },
    ...[...miles]
      .sort((a, b) => a - b)
      .map((one) => ({ value: String(one), label: `Within ${one} miles` })),
  ];
}

/** What happens now: `Saved. We look next on Mon 23 Nov at 07:00.` */
export function saved({ digest, next_at }: Notifications): string {
  if (digest === "off" || !next_at) return "Saved. We do not write to you about new shifts.";
  return `Saved. We look next on ${dayShort(dayOf(next_at))} at ${clockOf(next_at)}.`;
}
