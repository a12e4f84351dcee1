/** The job board's shifts, and what a worker does about them. */

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";
import type { Day } from "~/lib/london";
import { type Asked, kind } from "./asked";

export type Shift = Schema["BoardShift"];
export type ShiftDetail = Schema["BoardShiftDetail"];
export type Booking = Schema["WorkerBooking"];
type KnownHome = Schema["KnownHome"];

/** A list has as many as fit a few screens; a map as many as there may be at once. */
const MOST = { list: 20, map: 100, calendar: 20 } as const;

const BOARD = ["shifts"];

/** The shifts that fit, part by part. */
export const shifts = (asked: Asked) => {
  const { from, to, eligible, sort, view } = asked;
  const query = {
    ...kind(asked),
    ...(from && { from }),
    ...(to && { to }),
    ...(eligible && { eligible_only: true }),
    sort,
    limit: MOST[view],
  };
  return infiniteQueryOptions({
    queryKey: [...BOARD, "found", query],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/api/shifts", {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
  });
};

/** How many shifts fit on each day. */
export const days = (asked: Asked, from: Day, to: Day) => {
  const query = { ...kind(asked), from, to };
  return queryOptions({
    queryKey: [...BOARD, "days", query],
    queryFn: ({ signal }) => data(api.GET("/api/shifts/days", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    select: ({ items }) => items,
  });
};

export const shift = (shift_id: string) =>
  queryOptions({
    queryKey: [...BOARD, "one", shift_id],
    queryFn: ({ signal }) =>
      data(api.GET("/api/shifts/{shift_id}", { params: { path: { shift_id } }, signal })),
  });

/** The homes that the worker likes. */
export const favourites = queryOptions({
  queryKey: ["worker", "favourites"],
  queryFn: async ({ signal }) =>
    (await data(api.GET("/api/worker/favourites", { signal })))?.items ?? [],
});

/** Ask for everything of the board once more, after something was done about it. */
export const lookAgain = () => queries.invalidateQueries({ queryKey: BOARD });

/** Apply for a shift or claim it, once however often it is sent with the same key. */
export async function apply(shift_id: string, body: Schema["BookingRequest"], key: string) {
  const params = { path: { shift_id }, header: { "Idempotency-Key": key } };
  return (await data(api.POST("/api/shifts/{shift_id}/bookings", { params, body }))) as Booking;
}

const home = (care_home_id: string) => ({ params: { path: { care_home_id } } });

/** Like a home or no longer; shown at once, and put back if it could not be kept. */
export async function like({ id, name, city }: Shift["care_home"], on: boolean) {
  const key = favourites.queryKey;
  await queries.cancelQueries({ queryKey: key });
  const before = queries.getQueryData<KnownHome[]>(key);
  if (before) {
    const others = before.filter((one) => one.id !== id);
    const own = { id, name, city, since: new Date().toISOString() };
    queries.setQueryData<KnownHome[]>(key, on ? [own, ...others] : others);
  }
  try {
    const path = "/api/worker/favourites/{care_home_id}";
    await (on ? api.PUT(path, home(id)) : api.DELETE(path, home(id)));
  } catch (error) {
    queries.setQueryData(key, before);
    throw error;
  }
}

/** Keep away from a home. */
export async function block(id: string, reason: string) {
  const body = reason ? { reason } : {};
  await api.PUT("/api/worker/blocks/{care_home_id}", { ...home(id), body });
  await Promise.all([lookAgain(), queries.invalidateQueries({ queryKey: favourites.queryKey })]);
}

export async function unblock(id: string) {
  await api.DELETE("/api/worker/blocks/{care_home_id}", home(id));
  await lookAgain();
}
