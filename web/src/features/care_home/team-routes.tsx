import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** The people of a care home: everybody of it sees them, managers invite and remove. */
export const teamRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["care_home_admin", "care_home_staff"]} />,
    children: [{ path: "/care-home/team", lazy: () => import("./team") }],
  },
  {
    element: <SignedInLayout roles={["care_home_admin"]} />,
    children: [{ path: "/care-home/team/invite", lazy: () => import("./team-invite") }],
  },
];
