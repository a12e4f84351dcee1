/** Which booked shifts are kept for reading without a connection, and what of each. */

import type { Schema } from "~/api/client";
import type { KeptShift } from "~/lib/kept-shifts";
import { placeOf } from "./place";

type Booking = Schema["WorkerBooking"];
type Named = { code: string; name: string };

/** So many days ahead. */
const DAYS = 7;

/** The booked shifts of the next seven days. */
export const toKeep = (bookings: Booking[], roles: Named[], now = Date.now()): KeptShift[] =>
  bookings
    .filter(({ status }) => status === "confirmed")
    .filter(({ starts_at }) => Date.parse(starts_at) < now + DAYS * 86_400_000)
    .map(({ id, starts_at, ends_at, shift, care_home }) => ({
      id,
      starts_at,
      ends_at,
      role: roles.find(({ code }) => code === shift.role)?.name ?? "",
      home: care_home.name ?? "",
      address: placeOf(care_home),
      contact: care_home.contact_name,
      phone: care_home.phone,
    }));
