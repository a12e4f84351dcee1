import type { RouteObject } from "react-router";
import { OpenLayout } from "~/app/layouts";

/** Opening an account, proving its address, signing in. E-mails link to these addresses. */
export const authRoutes: RouteObject[] = [
  {
    element: <OpenLayout />,
    children: [
      { path: "/login", lazy: () => import("./sign-in") },
      { path: "/register", lazy: () => import("./choose-side") },
      { path: "/register/worker", lazy: () => import("./register-worker") },
      { path: "/register/care-home", lazy: () => import("./register-care-home") },
      { path: "/check-your-email", lazy: () => import("./check-your-email") },
      { path: "/verify-email", lazy: () => import("./verify-email") },
      { path: "/join", lazy: () => import("./join") },
      { path: "/forgot-password", lazy: () => import("./forgot-password") },
      { path: "/reset-password", lazy: () => import("./reset-password") },
    ],
  },
];
