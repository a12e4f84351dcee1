import type { RouteObject } from "react-router";
import { accountRoutes } from "~/features/account/routes";
import { authRoutes } from "~/features/auth/routes";
import { boardRoutes } from "~/features/board/routes";
import { careHomeRoutes } from "~/features/care_home/routes";
import { teamRoutes } from "~/features/care_home/team-routes";
import { digestRoutes } from "~/features/digest/routes";
import { myShiftsRoutes } from "~/features/my_shifts/routes";
import { passportRoutes } from "~/features/passport/routes";
import { postingRoutes } from "~/features/posting/routes";
import { rotaRoutes } from "~/features/rota/routes";
import { workerRoutes } from "~/features/worker/routes";
import { Broken } from "./broken";
import { OpenLayout } from "./layouts";
import { Lost } from "./lost";
import { Root } from "./root";

/**
 * Every address of the app. The build writes them into `dist/pages.json`, from which the server
 * knows which addresses there are: a page that is not listed here is answered with 404.
 */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <Broken />,
    hydrateFallbackElement: <></>,
    children: [
      ...authRoutes,
      ...teamRoutes,
      ...accountRoutes,
      ...boardRoutes,
      ...careHomeRoutes,
      ...myShiftsRoutes,
      ...digestRoutes,
      ...passportRoutes,
      ...postingRoutes,
      ...rotaRoutes,
      ...workerRoutes,
      { element: <OpenLayout />, children: [{ path: "*", element: <Lost /> }] },
    ],
  },
];
