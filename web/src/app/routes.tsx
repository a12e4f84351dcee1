import type { RouteObject } from "react-router";
import { authRoutes } from "~/features/auth/routes";
import { passportRoutes } from "~/features/passport/routes";
import { NOT_FOUND_TITLE, NotFound } from "~/site/pages/not-found";
import { Broken } from "./broken";
import { OpenLayout } from "./layouts";
import { Root } from "./root";

function Lost() {
  return (
    <>
      <title>{NOT_FOUND_TITLE}</title>
      <NotFound />
    </>
  );
}

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
      ...passportRoutes,
      { element: <OpenLayout />, children: [{ path: "*", element: <Lost /> }] },
    ],
  },
];
