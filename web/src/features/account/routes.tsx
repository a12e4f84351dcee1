import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** What belongs to the account itself, the same on both sides. */
export const accountRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["worker", "care_home_admin", "care_home_staff"]} />,
    children: [{ path: "/settings", lazy: () => import("./settings") }],
  },
];
