import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** Pages of care workers. */
export const workerRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["worker"]} bare />,
    children: [
      {
        path: "/complete-profile",
        lazy: () => import("./wizard/layout"),
        children: [
          { index: true, lazy: () => import("./wizard/resume") },
          { path: ":step", lazy: () => import("./wizard/step") },
        ],
      },
    ],
  },
];
