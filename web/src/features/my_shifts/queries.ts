import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { me, queries } from "~/app/queries";
import { roles } from "~/features/shift/queries";
import { keepShifts } from "~/lib/kept-shifts";
import { addDays, type Day } from "~/lib/london";
import { toKeep } from "./keeping";

export type Booking = Schema["WorkerBooking"];
type Page = Schema["WorkerBookings"];

/** Which part of the list is shown. */
export type Part = "upcoming" | "past" | "all";

type Asked = {
  part?: "upcoming" | "past";
  sort?: "starts_at" | "-starts_at";
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string;
};

const ask = (query: Asked, signal?: AbortSignal) =>
  data(api.GET("/api/worker/bookings", { params: { query }, signal })) as Promise<Page>;

/** How a part is asked for: what comes is read forwards, what was backwards. */
const ASKED: Record<Part, Asked> = {
  upcoming: { part: "upcoming" },
  past: { part: "past", sort: "-starts_at" },
  all: { sort: "-starts_at" },
};

/** One part of a worker's bookings, page by page. */
export const listed = (part: Part) =>
  infiniteQueryOptions({
    queryKey: ["bookings", "list", part],
    queryFn: ({ pageParam, signal }) =>
      ask({ ...ASKED[part], ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** What comes next, and what waits for an answer; booked shifts stay readable without a connection. */
export const coming = queryOptions({
  queryKey: ["bookings", "coming"],
  queryFn: async ({ signal }) => {
    const { items } = await ask({ part: "upcoming", limit: 100 }, signal);
    const account = await queries.ensureQueryData(me);
    const known = (await queries.ensureQueryData(roles))?.items ?? [];
    if (account) keepShifts(account.id, toKeep(items, known));
    return items;
  },
});

/** Every booking that touches the days of a calendar: the day before may reach into the first. */
export const between = (first: Day, last: Day) =>
  queryOptions({
    queryKey: ["bookings", "between", first, last],
    queryFn: async ({ signal }) => {
      const found: Booking[] = [];
      let cursor: string | null = null;
      do {
        const span = { from: addDays(first, -1), to: last, limit: 100 };
        const page: Page = await ask({ ...span, ...(cursor ? { cursor } : {}) }, signal);
        found.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor);
      return found;
    },
  });

/** One booking. */
export const booking = (id: string) =>
  queryOptions({
    queryKey: ["bookings", "one", id],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/worker/bookings/{booking_id}", {
          params: { path: { booking_id: id } },
          signal,
        }),
      ) as Promise<Booking>,
  });

/** Withdraw or cancel; sent again with the same `key`, it is done once. */
export async function giveUp(id: string, reason: string, key: string) {
  const after = (await data(
    api.POST("/api/worker/bookings/{booking_id}/cancel", {
      params: { path: { booking_id: id }, header: { "Idempotency-Key": key } },
      body: { reason },
    }),
  )) as Booking;
  queries.setQueryData(booking(id).queryKey, after);
  void lookAgain();
  return after;
}

/** Ask anew for everything about bookings, and keep what is so now for later without a connection. */
export async function lookAgain() {
  await queries.invalidateQueries({ queryKey: ["bookings"] });
  await queries.fetchQuery(coming).catch(() => {}); // without a connection: the next visit does it
  void queries.invalidateQueries({ queryKey: ["shifts"] });
}
