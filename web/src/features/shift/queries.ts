import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";

export type CareRole = Schema["ShownRole"];

/** The kinds of work there are; they hardly ever change. */
export const roles = queryOptions({
  queryKey: ["care-roles"],
  queryFn: ({ signal }) => data(api.GET("/api/public/care-roles", { signal })),
  staleTime: 3_600_000,
  select: ({ items }) => items,
});
