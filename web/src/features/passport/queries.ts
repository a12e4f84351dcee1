import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";

export type Compliance = Schema["Compliance"];
export type Requirement = Schema["Requirement"];

/** Where the signed-in worker stands towards everything that is asked. */
export const compliance = queryOptions({
  queryKey: ["worker", "compliance"],
  queryFn: ({ signal }) =>
    data(api.GET("/api/worker/compliance", { signal })) as Promise<Compliance>,
});
