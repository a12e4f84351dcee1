import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";

export type Shift = Schema["ShiftAnswer"];
export type NewShift = Schema["NewShift"];
export type ShiftChange = Schema["ShiftChange"];
export type Template = Schema["TemplateAnswer"];
export type NewTemplate = Schema["NewTemplate"];

/** How many drafts one answer holds. */
const PART = 100;

/** How many shifts one call makes or publishes. */
export const MOST_AT_ONCE = 200;

/** One of the home's shifts. */
export const shift = (id: string) =>
  queryOptions({
    queryKey: ["shifts", id],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/care-home/shifts/{shift_id}", { params: { path: { shift_id: id } }, signal }),
      ),
  });

/** The shift as the server has it this moment. */
export const newestShift = (id: string) => queries.fetchQuery({ ...shift(id), staleTime: 0 });

/** What the home has drafted, in order of time. */
export const drafts = infiniteQueryOptions({
  queryKey: ["shifts", "drafts"],
  queryFn: ({ pageParam, signal }) =>
    data(
      api.GET("/api/care-home/shifts", {
        params: { query: { status: "draft", limit: PART, cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
});

/** The home's usual shifts, by name. */
export const templates = queryOptions({
  queryKey: ["shift-templates"],
  queryFn: ({ signal }) => data(api.GET("/api/care-home/shift-templates", { signal })),
  select: ({ items }) => items,
});

/** Whatever shows shifts or templates asks again. */
async function after<T>(answer: Promise<T>): Promise<T> {
  const given = await answer;
  void queries.invalidateQueries();
  return given;
}

const once = (key: string) => ({ header: { "Idempotency-Key": key } });

/** Make shifts: all or none, and only once for each key. */
export const postShifts = (body: NewShift, key: string) =>
  after(data(api.POST("/api/care-home/shifts", { body, params: once(key) })));

export const changeShift = (id: string, body: ShiftChange) =>
  after(
    data(
      api.PATCH("/api/care-home/shifts/{shift_id}", { body, params: { path: { shift_id: id } } }),
    ),
  );

export const publishDrafts = (ids: string[], key: string) =>
  after(data(api.POST("/api/care-home/shifts/publish", { body: { ids }, params: once(key) })));

export const deleteDraft = (id: string) =>
  api.DELETE("/api/care-home/shifts/{shift_id}", { params: { path: { shift_id: id } } });

export const addTemplate = (body: NewTemplate) =>
  after(data(api.POST("/api/care-home/shift-templates", { body })));

export const changeTemplate = (id: string, body: Schema["TemplateChange"]) =>
  after(
    data(
      api.PATCH("/api/care-home/shift-templates/{template_id}", {
        body,
        params: { path: { template_id: id } },
      }),
    ),
  );

export const deleteTemplate = (id: string) =>
  after(
    api.DELETE("/api/care-home/shift-templates/{template_id}", {
      params: { path: { template_id: id } },
    }),
  );
