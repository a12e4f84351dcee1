import type { Me } from "./queries";

export type Place = { to: string; label: string };

/** Both roles of a care home see the same places; the pages say who may do what. */
const CARE_HOME: Place[] = [
  { to: "/dashboard/care-home", label: "Overview" },
  { to: "/care-home/rota", label: "Rota" },
  { to: "/care-home/shifts", label: "Shifts" },
  { to: "/care-home/people", label: "People" },
  { to: "/care-home/profile", label: "Home profile" },
  { to: "/care-home/team", label: "Team" },
  { to: "/settings", label: "Settings" },
];

/** The header's links, for each role. The logo leads to `redirect_to`. */
export const places: Partial<Record<Me["role"], Place[]>> = {
  worker: [
    { to: "/dashboard/worker", label: "Today" },
    { to: "/shifts", label: "Find shifts" },
    { to: "/my-shifts", label: "My shifts" },
    { to: "/passport", label: "Passport" },
    { to: "/complete-profile", label: "Profile" },
    { to: "/settings", label: "Settings" },
  ],
  care_home_admin: CARE_HOME,
  care_home_staff: CARE_HOME,
};
