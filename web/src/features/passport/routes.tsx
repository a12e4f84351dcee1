import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** What a worker sees of their checks. */
export const passportRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["worker"]} />,
    children: [
      { path: "/dashboard/worker", lazy: () => import("~/features/worker/dashboard") },
      { path: "/passport", lazy: () => import("./passport") },
    ],
  },
];
