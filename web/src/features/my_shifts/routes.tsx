import type { RouteObject } from "react-router";
import { SignedInLayout } from "~/app/layouts";

/** What a worker is booked for, and the homes they know. */
export const myShiftsRoutes: RouteObject[] = [
  {
    element: <SignedInLayout roles={["worker"]} />,
    children: [
      { path: "/my-shifts", lazy: () => import("./my-shifts") },
      { path: "/my-shifts/:id", lazy: () => import("./booking") },
      { path: "/my-homes", lazy: () => import("./my-homes") },
    ],
  },
];
