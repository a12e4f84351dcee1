import type { Me } from "./queries";

type Place = { to: string; label: string };

/** The header's links, for each role. The logo leads to `redirect_to`. */
export const places: Partial<Record<Me["role"], Place[]>> = {
  worker: [{ to: "/settings", label: "Settings" }],
  care_home_admin: [
    { to: "/care-home/team", label: "Team" },
    { to: "/settings", label: "Settings" },
  ],
  care_home_staff: [
    { to: "/care-home/team", label: "Team" },
    { to: "/settings", label: "Settings" },
  ],
};
