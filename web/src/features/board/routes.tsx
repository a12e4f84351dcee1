import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** The job board, for care workers. */
export const boardRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["worker"]} />,
    children: [
      { path: "/shifts", lazy: () => import("./shifts") },
      { path: "/shifts/:id", lazy: () => import("./shift") },
    ],
  },
];
