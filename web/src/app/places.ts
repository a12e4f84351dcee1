import type { Me } from "./queries";

type Place = { to: string; label: string };

/** Both roles of a care home see the same places; the pages say who may do what. */
const CARE_HOME: Place[] = [
  { to: "/dashboard/care-home", label: "Overview" },
  { to: "/care-home/profile", label: "Home profile" },
];

/** The header's links, for each role. The logo leads to `redirect_to`. */
export const places: Partial<Record<Me["role"], Place[]>> = {
  worker: [],
  care_home_admin: CARE_HOME,
  care_home_staff: CARE_HOME,
};
