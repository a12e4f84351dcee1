/** Where a booking stands in the worker's words: its state, and who acts next and by when. */

import { BOOKING, type BookingStatus, hours, when } from "~/features/shift/words";
import { clockOf, dayOf, dayShort } from "~/lib/london";
import { time } from "~/lib/words";
import type { Kind } from "~/ui/notice";
import { nameOf } from "./place";
import type { Booking } from "./queries";

type Phase = "ahead" | "underway" | "over";

export function phase({ starts_at, ends_at }: Booking, now = Date.now()): Phase {
  if (now < Date.parse(starts_at)) return "ahead";
  return now < Date.parse(ends_at) ? "underway" : "over";
}

/** Where the worker's own words differ from those that both sides read. */
const MINE: Partial<Record<BookingStatus, string>> = {
  cancelled_by_worker: "You cancelled",
  withdrawn: "You withdrew",
  no_show: "Marked as not worked",
};

export function word(booking: Booking): string {
  if (booking.status === "declined" && calledOff(booking)) return "Cancelled by home";
  return MINE[booking.status] ?? BOOKING[booking.status].word;
}

/** `Mon 23 Nov at 10:42`. */
export const moment = (at: string) => `${dayShort(dayOf(at))} at ${time(at)}`;

/** What the worker can still do about it. */
export function canDo(booking: Booking, now = Date.now()): "withdraw" | "cancel" | null {
  if (booking.status === "applied") return "withdraw";
  return booking.status === "confirmed" && phase(booking, now) === "ahead" ? "cancel" : null;
}

export type Standing = { kind: Kind; title: string; text: string };

/** What is so, and what happens next. */
export function standing(booking: Booking, now = Date.now()): Standing {
  const home = nameOf(booking.care_home);
  const at = phase(booking, now);
  const begins = `${clockOf(booking.starts_at)} on ${dayShort(dayOf(booking.starts_at))}`;
  switch (booking.status) {
    case "applied":
      if (at !== "ahead")
        return {
          kind: "information",
          title: "The shift began before the home answered",
          text: "You are not booked, so please do not go there.",
        };
      return {
        kind: "information",
        title: `${home} answers next`,
        text: `They can book you until the shift begins, at ${begins}. We write to you as soon as they answer.`,
      };
    case "confirmed":
      return booked(booking, home, at);
    case "completed":
      return {
        kind: "done",
        title: "You worked this shift",
        text: `${home} has said so. There is nothing left to do.`,
      };
    case "no_show":
      return {
        kind: "problem",
        title: `${home} says that you did not come`,
        text: "If you were there, write to us: a person looks at it.",
      };
    case "declined":
      return calledOff(booking)
        ? {
            kind: "information",
            title: "The home cancelled this shift",
            text: "It has nothing to do with you.",
          }
        : {
            kind: "information",
            title: `${home} did not book you this time`,
            text: "This time is free again.",
          };
    case "cancelled_by_home":
      return {
        kind: "problem",
        title: calledOff(booking)
          ? `${home} cancelled this shift`
          : `${home} cancelled your booking`,
        text: "Please do not go there. This time is free again.",
      };
    case "withdrawn":
      return { kind: "information", title: "You withdrew", text: "This time is free again." };
    case "cancelled_by_worker":
      return {
        kind: "information",
        title: "You cancelled this shift",
        text: `${home} knows, and can look for somebody else.`,
      };
  }
}

const calledOff = ({ shift }: Booking) => shift.status === "cancelled";

function booked(booking: Booking, home: string, at: Phase): Standing {
  if (at === "ahead")
    return {
      kind: "done",
      title: "You are booked",
      text: `${home} expects you on ${when(booking)}. If you cannot come, cancel as early as you can.`,
    };
  if (at === "underway")
    return {
      kind: "done",
      title: "Your shift is under way",
      text: `${hours(booking)}. Ring the home if something is wrong.`,
    };
  return {
    kind: "information",
    title: `${home} confirms next that you worked it`,
    text: "There is nothing for you to do. If nothing happens for some days, write to us.",
  };
}

export type Turn = { at: string; said: string };

/** What has happened to a booking, in order. */
export function history(booking: Booking): Turn[] {
  const { applied_at, confirmed_at, ended_at, status } = booking;
  const home = nameOf(booking.care_home);
  const taken = confirmed_at !== null && confirmed_at === applied_at;
  const turns: Turn[] = [{ at: applied_at, said: taken ? "You claimed the shift" : "You applied" }];
  if (confirmed_at && !taken) turns.push({ at: confirmed_at, said: `${home} booked you` });
  if (ended_at) turns.push({ at: ended_at, said: ending(booking, status, home) });
  return turns;
}

function ending(booking: Booking, status: BookingStatus, home: string): string {
  const off = `${home} cancelled the shift`;
  const said: Partial<Record<BookingStatus, string>> = {
    declined: calledOff(booking) ? off : `${home} did not book you`,
    withdrawn: "You withdrew",
    cancelled_by_worker: "You cancelled",
    cancelled_by_home: calledOff(booking) ? off : `${home} cancelled your booking`,
    completed: `${home} said that you worked it`,
    no_show: `${home} said that you did not come`,
  };
  return said[status] ?? "It ended";
}

/** Who wrote the reason that stands with a booking. */
export const writer = ({ status, care_home }: Booking) =>
  status === "withdrawn" || status === "cancelled_by_worker"
    ? "You wrote"
    : `${nameOf(care_home)} wrote`;
