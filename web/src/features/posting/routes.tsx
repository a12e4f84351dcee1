import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** Where care homes make shifts: everybody of a home may. */
export const postingRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["care_home_admin", "care_home_staff"]} />,
    children: [
      { path: "/care-home/shifts/new", lazy: () => import("./new") },
      { path: "/care-home/shifts/:id/edit", lazy: () => import("./edit") },
      { path: "/care-home/drafts", lazy: () => import("./drafts") },
      { path: "/care-home/templates", lazy: () => import("./templates") },
      { path: "/care-home/templates/new", lazy: () => import("./template-new") },
      { path: "/care-home/templates/:id", lazy: () => import("./template-change") },
    ],
  },
];
