/** What the roles of a care home are called, and what each can do. */

import type { Member } from "./team-data";

export const MANAGER = "care_home_admin";
export const STAFF = "care_home_staff";

type HomeRole = { label: string; as: string; can: string };

export const ROLES: Record<string, HomeRole> = {
  [MANAGER]: {
    label: "Manager",
    as: "a manager",
    can: "can change the home's profile, send it for review, and invite and remove colleagues.",
  },
  [STAFF]: {
    label: "Staff",
    as: "a member of staff",
    can: "can post shifts, answer applicants and run the rota. They can see the home's profile and who is in the team, and not change those.",
  },
};

export const roleOf = ({ role }: { role: string }) => ROLES[role]?.label ?? role;

/** What to call somebody: their name, or their address, or neither when we may not see it. */
export const nameOf = ({ name, email }: { name: string | null; email: string | null }) =>
  name ?? email ?? "A colleague";

/** Up to two letters for the circle beside a name. */
export const initials = (name: string) =>
  name
    .split(/[\s.@-]+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");

export const managersIn = (members: Member[]) =>
  members.filter(({ role, is_active }) => role === MANAGER && is_active);

/** Names as people say them: `Ada, Ben and Cleo`. */
export const names = new Intl.ListFormat("en-GB", { type: "disjunction" });
