import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** Who works when: the whole team of a care home sees it, and acts on it. */
export const rotaRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["care_home_admin", "care_home_staff"]} />,
    children: [
      { path: "/care-home/rota", lazy: () => import("./rota") },
      { path: "/care-home/shifts", lazy: () => import("./shifts") },
      { path: "/care-home/shifts/:id", lazy: () => import("./shift") },
      { path: "/care-home/people", lazy: () => import("./people") },
    ],
  },
];
