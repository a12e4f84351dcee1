import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { me, queries } from "~/app/queries";

export type Home = Schema["CareHomeProfileAnswer"];
export type HomeChange = Schema["CareHomeProfileChange"];
export type Entry = Schema["RegisterEntry"];

/** Most homes that are offered for what somebody typed. */
const OFFERED = 8;

/** How often a home that waits for a decision asks, in milliseconds. */
const ASKS_AGAIN = 60_000;

/** The home of whoever is signed in. */
export const home = queryOptions({
  queryKey: ["care-home"],
  queryFn: ({ signal }) => data(api.GET("/api/care-home/profile", { signal })),
  refetchInterval: ({ state }) =>
    state.data?.verification_status === "in_review" ? ASKS_AGAIN : false,
});

/** Homes of the CQC register that fit a name, a postcode or an id. */
export const register = (q: string, limit = OFFERED) =>
  queryOptions({
    queryKey: ["register", q, limit],
    queryFn: ({ signal }) =>
      data(api.GET("/api/care-home/register-search", { params: { query: { q, limit } }, signal })),
    staleTime: 600_000,
  });

/** The home as the server has it this moment. */
export const newestHome = () => queries.fetchQuery({ ...home, staleTime: 0 });

/** Show everywhere what the server answered; the name in `me` may be another one now. */
function keep(answered: Home): Home {
  queries.setQueryData(home.queryKey, answered);
  void queries.invalidateQueries({ queryKey: me.queryKey });
  return answered;
}

export const saveHome = async (body: HomeChange) =>
  keep(await data(api.PUT("/api/care-home/profile", { body })));

export const submitHome = async () => keep(await data(api.POST("/api/care-home/verification")));
