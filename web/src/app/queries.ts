import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { mayPass } from "~/api/problems";

export type Me = Schema["Me"];

/** Answers are shown at once and asked for again; what may pass is tried three times. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => mayPass(error) && failures < 3,
    },
    mutations: { retry: false },
  },
});

/** The signed-in account. */
export const me = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => data(api.GET("/api/auth/me", { signal })),
});

export const useMe = () => useQuery(me);
