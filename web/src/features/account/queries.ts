import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";

export type Device = Schema["SignedInDevice"];

/** The devices somebody is signed in on, newest sign-in first, in parts. */
export const devices = infiniteQueryOptions({
  queryKey: ["devices"],
  queryFn: ({ pageParam, signal }) =>
    data(
      api.GET("/api/auth/sessions", {
        params: { query: pageParam ? { cursor: pageParam } : {} },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (part) => part?.next_cursor ?? null,
});

/** This device comes first: it is what the others are compared with. */
export const inOrder = (found: readonly Device[]) =>
  [...found].sort((a, b) => Number(b.current) - Number(a.current));
