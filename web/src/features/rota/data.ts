/** Shifts and bookings of the signed-in account's home, as they are read. */

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";
import { addDays, type Day } from "~/lib/london";

export type Shift = Schema["ShiftAnswer"];
export type Booking = Schema["HomeBooking"];
export type Colleague = Schema["Colleague"];
export type Known = Schema["KnownWorker"];
export type Evidence = Schema["BookingEvidence"];

/** The most that one answer holds. */
const MOST = 100;

/** How often a page that people leave open asks again, in milliseconds. */
const ASKS_AGAIN = 60_000;

type Part<Item> = { items: Item[]; next_cursor: string | null };

/** Every part of a list, one after the other. */
async function whole<Item>(ask: (cursor?: string) => Promise<Part<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  do {
    const part = await ask(cursor);
    found.push(...part.items);
    cursor = part.next_cursor ?? undefined;
  } while (cursor);
  return found;
}

type ShiftsAsked = { from?: string; to?: string; status?: Schema["ShiftStatus"] };

const shifts = (asked: ShiftsAsked, signal: AbortSignal) =>
  whole<Shift>((cursor) => {
    const query = { ...asked, limit: MOST, cursor };
    return data(api.GET("/api/care-home/shifts", { params: { query }, signal }));
  });

type BookingsAsked = {
  from?: string;
  to?: string;
  shift_id?: string;
  status?: Schema["BookingStatus"];
};

const bookings = (asked: BookingsAsked, signal: AbortSignal) =>
  whole<Booking>((cursor) => {
    const query = { ...asked, limit: MOST, cursor };
    return data(api.GET("/api/care-home/bookings", { params: { query }, signal }));
  });

/** In which states somebody has, or had, a place. */
const PLACED = ["confirmed", "completed", "no_show"] as const;

/** The shifts of seven days, and who has a place on them. */
export const week = (monday: Day) =>
  queryOptions({
    queryKey: ["rota", "week", monday],
    queryFn: async ({ signal }) => {
      const days = { from: monday, to: addDays(monday, 6) };
      const [posted, ...placed] = await Promise.all([
        shifts(days, signal),
        ...PLACED.map((status) => bookings({ ...days, status }, signal)),
      ]);
      return { shifts: posted, bookings: placed.flat() };
    },
    staleTime: 0,
    refetchInterval: ASKS_AGAIN,
  });

/** Open shifts that begin within a week from now. */
export const ahead = (from: Day) =>
  queryOptions({
    queryKey: ["rota", "ahead", from],
    queryFn: ({ signal }) =>
      shifts({ from: new Date().toISOString(), to: addDays(from, 6), status: "open" }, signal),
    staleTime: 0,
    refetchInterval: ASKS_AGAIN,
  });

/** Bookings of shifts that have begun, of which nobody has said yet how they went. */
export const unsaid = queryOptions({
  queryKey: ["rota", "unsaid"],
  queryFn: async ({ signal }) => {
    const query = { status: "confirmed", to: new Date().toISOString(), limit: MOST } as const;
    return data(api.GET("/api/care-home/bookings", { params: { query }, signal }));
  },
  staleTime: 0,
});

export const shift = (id: string) =>
  queryOptions({
    queryKey: ["rota", "shift", id],
    queryFn: ({ signal }) => {
      const path = { shift_id: id };
      return data(api.GET("/api/care-home/shifts/{shift_id}", { params: { path }, signal }));
    },
    staleTime: 0,
    refetchInterval: ASKS_AGAIN,
  });

export const bookingsOf = (shift_id: string) =>
  queryOptions({
    queryKey: ["rota", "bookings", shift_id],
    queryFn: ({ signal }) => bookings({ shift_id }, signal),
    staleTime: 0,
    refetchInterval: ASKS_AGAIN,
  });

/** What was checked when somebody was booked; it never changes. */
export const evidence = (booking_id: string) =>
  queryOptions({
    queryKey: ["rota", "evidence", booking_id],
    queryFn: ({ signal }) => {
      const path = { booking_id };
      return data(
        api.GET("/api/care-home/bookings/{booking_id}/evidence", { params: { path }, signal }),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const likes = queryOptions({
  queryKey: ["rota", "likes"],
  queryFn: ({ signal }) => data(api.GET("/api/care-home/favourites", { signal })),
});

export const blocks = queryOptions({
  queryKey: ["rota", "blocks"],
  queryFn: ({ signal }) => data(api.GET("/api/care-home/blocks", { signal })),
});

/** Who was ever booked, part by part. */
export const people = infiniteQueryOptions({
  queryKey: ["rota", "people"],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 20, cursor: pageParam ?? undefined };
    return data(api.GET("/api/care-home/people", { params: { query }, signal }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor }) => next_cursor,
  staleTime: 0,
});

/** The lists of `/care-home/shifts`; each is a state, a direction of time, and a bound. */
export const LISTS = {
  upcoming: { label: "Coming up", status: "open", sort: "starts_at", from: true },
  past: { label: "Past", status: "open", sort: "-starts_at", to: true },
  drafts: { label: "Drafts", status: "draft", sort: "starts_at" },
  cancelled: { label: "Cancelled", status: "cancelled", sort: "-starts_at" },
} as const;

export type List = keyof typeof LISTS;

export const listed = (list: List) =>
  infiniteQueryOptions({
    queryKey: ["rota", "list", list],
    queryFn: ({ pageParam: { cursor, now }, signal }) => {
      const { status, sort, ...bound } = LISTS[list];
      const query = {
        status,
        sort,
        from: "from" in bound ? now : undefined,
        to: "to" in bound ? now : undefined,
        cursor: cursor ?? undefined,
        limit: 20,
      };
      return data(api.GET("/api/care-home/shifts", { params: { query }, signal }));
    },
    initialPageParam: { cursor: null as string | null, now: new Date().toISOString() },
    // all parts are cut at the same moment, else one could be missing between them
    getNextPageParam: ({ next_cursor }, _, { now }) =>
      next_cursor ? { cursor: next_cursor, now } : null,
    staleTime: 0,
  });

/** Ask once more for whatever is shown, after something was done about it. */
export const lookAgain = () => queries.invalidateQueries({ queryKey: ["rota"] });
