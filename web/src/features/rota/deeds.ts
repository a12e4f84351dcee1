/** What a home does about shifts and bookings. `key` keeps a deed that is sent twice from being done twice. */

import { api, data } from "~/api/client";

const about = (booking_id: string, key: string) => ({
  params: { path: { booking_id }, header: { "Idempotency-Key": key } },
});

const aboutShift = (shift_id: string, key: string) => ({
  params: { path: { shift_id }, header: { "Idempotency-Key": key } },
});

const aboutWorker = (worker_id: string) => ({ params: { path: { worker_id } } });

export const book = (id: string, key: string) =>
  data(api.POST("/api/care-home/bookings/{booking_id}/confirm", about(id, key)));

export const decline = (id: string, reason: string, key: string) =>
  data(
    api.POST("/api/care-home/bookings/{booking_id}/decline", {
      ...about(id, key),
      body: { reason: reason || null },
    }),
  );

export const cancelBooking = (id: string, reason: string, key: string) =>
  data(
    api.POST("/api/care-home/bookings/{booking_id}/cancel", {
      ...about(id, key),
      body: { reason },
    }),
  );

export const complete = (id: string, key: string) =>
  data(api.POST("/api/care-home/bookings/{booking_id}/complete", about(id, key)));

export const noShow = (id: string, key: string) =>
  data(api.POST("/api/care-home/bookings/{booking_id}/no-show", about(id, key)));

export const cancelShift = (id: string, reason: string, key: string) =>
  data(
    api.POST("/api/care-home/shifts/{shift_id}/cancel", {
      ...aboutShift(id, key),
      body: { reason },
    }),
  );

export const publishShift = (id: string) =>
  data(
    api.POST("/api/care-home/shifts/{shift_id}/publish", { params: { path: { shift_id: id } } }),
  );

export const excuseRest = (id: string, worker_id: string, reason: string, key: string) =>
  data(
    api.POST("/api/care-home/shifts/{shift_id}/rest-exceptions", {
      ...aboutShift(id, key),
      body: { worker_id, reason },
    }),
  );

export const like = (id: string) =>
  data(api.PUT("/api/care-home/favourites/{worker_id}", aboutWorker(id)));

export const unlike = (id: string) =>
  data(api.DELETE("/api/care-home/favourites/{worker_id}", aboutWorker(id)));

export const block = (id: string, reason: string) =>
  data(
    api.PUT("/api/care-home/blocks/{worker_id}", {
      ...aboutWorker(id),
      body: { reason: reason || null },
    }),
  );

export const unblock = (id: string) =>
  data(api.DELETE("/api/care-home/blocks/{worker_id}", aboutWorker(id)));
