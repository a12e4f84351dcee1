import type { RouteObject } from "react-router";
import { OpenLayout } from "~/app/layouts";

/** Where the emails about new shifts lead whoever wants no more of them. */
export const digestRoutes: RouteObject[] = [
  {
    element: <OpenLayout />,
    children: [{ path: "/unsubscribe", lazy: () => import("./unsubscribe") }],
  },
];
