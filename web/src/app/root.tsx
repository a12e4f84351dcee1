import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { Outlet, ScrollRestoration } from "react-router";
import { OfflineBar } from "~/ui/offline-bar";
import { Toasts } from "~/ui/toast";
import { queries } from "./queries";

/** What every page of the app stands in. */
export function Root() {
  return (
    <QueryClientProvider client={queries}>
      <OfflineBar />
      <Suspense>
        <Outlet />
      </Suspense>
      <Toasts />
      <ScrollRestoration />
    </QueryClientProvider>
  );
}
