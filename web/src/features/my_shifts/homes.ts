import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";

export type KnownHome = Schema["KnownHome"];

/** The homes a worker likes. */
export const favourites = queryOptions({
  queryKey: ["worker", "favourites"],
  queryFn: async ({ signal }) =>
    (await data(api.GET("/api/worker/favourites", { signal })))?.items ?? [],
});

/** The homes a worker keeps away from. */
export const blocks = queryOptions({
  queryKey: ["worker", "blocks"],
  queryFn: async ({ signal }) =>
    (await data(api.GET("/api/worker/blocks", { signal })))?.items ?? [],
});

const about = (care_home_id: string) => ({ params: { path: { care_home_id } } });

export const unlike = (id: string) =>
  api.DELETE("/api/worker/favourites/{care_home_id}", about(id));

export const unblock = (id: string) => api.DELETE("/api/worker/blocks/{care_home_id}", about(id));
