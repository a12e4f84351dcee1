import "../styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { join } from "~/api/session";
import { helpMenus } from "~/site/menu";
import { routes } from "./routes";
import { followVersions } from "./versions";

helpMenus();
join();
followVersions();

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={createBrowserRouter(routes)} />
    </StrictMode>,
  );
