import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** A care home's own pages; who may only read is told so on them. */
export const careHomeRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["care_home_admin", "care_home_staff"]} />,
    children: [
      { path: "/dashboard/care-home", lazy: () => import("./dashboard") },
      { path: "/care-home/profile", lazy: () => import("./profile") },
      { path: "/care-home/profile/edit", lazy: () => import("./edit") },
      { path: "/care-home/submit", lazy: () => import("./submit") },
    ],
  },
];
