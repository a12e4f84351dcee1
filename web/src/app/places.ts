import type { Me } from "./queries";

type Place = { to: string; label: string };

/** The header's links, for each role. The logo leads to `redirect_to`. */
export const places: Partial<Record<Me["role"], Place[]>> = {
  worker: [
    { to: "/dashboard/worker", label: "Today" },
    { to: "/passport", label: "Passport" },
    { to: "/complete-profile", label: "Profile" },
    { to: "/settings", label: "Settings" },
  ],
  care_home_admin: [],
  care_home_staff: [],
};
