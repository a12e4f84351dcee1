import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";

export type Notifications = Schema["Notifications"];
export type NotificationsChange = Schema["NotificationsChange"];

/** Whether and how a worker wants to hear of new shifts. */
export const notifications = queryOptions({
  queryKey: ["worker", "notifications"],
  queryFn: ({ signal }) => data(api.GET("/api/worker/notifications", { signal })),
});

export async function choose(body: NotificationsChange): Promise<Notifications> {
  const chosen = await data(api.PUT("/api/worker/notifications", { body }));
  await queries.cancelQueries({ queryKey: notifications.queryKey }); // it may have read what was
  queries.setQueryData(notifications.queryKey, chosen);
  return chosen;
}

/** Stop the e-mails that a link came with; nobody has to be signed in. */
export const leave = (token: string) =>
  data(api.POST("/unsubscribe", { params: { query: { token } } }));
