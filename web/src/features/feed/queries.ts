import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";

export type CalendarLink = Schema["CalendarLink"];

/** Whether there is a calendar link that works; what it is, the server tells once. */
export const calendarLink = queryOptions({
  queryKey: ["worker", "calendar-link"],
  queryFn: ({ signal }) => data(api.GET("/api/worker/calendar-feed", { signal })),
});

/** Make a link in place of the one there may be, and return it: it is kept nowhere else. */
export async function makeLink(): Promise<string> {
  const made = await data(api.POST("/api/worker/calendar-feed"));
  await keep({ active: made.active, made_at: made.made_at });
  return made.url;
}

export async function endLink() {
  await api.DELETE("/api/worker/calendar-feed");
  await keep({ active: false, made_at: null });
}

async function keep(state: CalendarLink) {
  await queries.cancelQueries({ queryKey: calendarLink.queryKey }); // it may have read what was
  queries.setQueryData(calendarLink.queryKey, state);
}

/** The same address for programs that subscribe by themselves when it is opened. */
export const subscribing = (url: string) => url.replace(/^https?:/, "webcal:");
