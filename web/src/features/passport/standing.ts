/** How a worker stands, in words and in the order in which it matters. */

import { day, many } from "~/lib/words";
import type { Kind } from "~/ui/notice";
import type { Compliance, Requirement } from "./queries";

type Standing = Requirement["status"];

/** What hinders comes first, what is done last. */
const STATES: Record<Standing, { order: number; kind: Kind; word: string }> = {
  rejected: { order: 0, kind: "problem", word: "Not accepted" },
  asked: { order: 1, kind: "attention", word: "We have a question" },
  expired: { order: 2, kind: "problem", word: "Ran out" },
  missing: { order: 3, kind: "attention", word: "Not added yet" },
  expiring: { order: 4, kind: "attention", word: "Runs out soon" },
  pending: { order: 5, kind: "information", word: "Waiting for us" },
  held: { order: 6, kind: "done", word: "Checked" },
};

const FILE_MISSING = { kind: "attention", word: "File needed" } as const;

/** The state of one check as a pill shows it. */
export function state(item: Requirement): { kind: Kind; word: string } {
  return item.status === "pending" && item.what_to_do ? FILE_MISSING : STATES[item.status];
}

/** Whether it counts: a check that runs out soon still does. */
export const isMet = ({ status }: Requirement) => status === "held" || status === "expiring";

/** Whether the next step is the worker's. */
export const isToDo = ({ what_to_do }: Requirement) => what_to_do !== null;

const order = (item: Requirement) =>
  item.status === "pending" && isToDo(item) ? STATES.missing.order : STATES[item.status].order;

/** By urgency, then what everybody asks for; the server's order within. */
export const byUrgency = (items: readonly Requirement[]) =>
  [...items].sort((a, b) => order(a) - order(b) || Number(b.is_mandatory) - Number(a.is_mandatory));

/** The parts of the passport that can be looked at alone. */
export const SHOWN = {
  all: { label: "All", fits: () => true, none: "Nothing is asked of you." },
  todo: { label: "To do", fits: isToDo, none: "There is nothing for you to do." },
  waiting: {
    label: "With us",
    fits: (item: Requirement) => item.status === "pending" && !isToDo(item),
    none: "Nothing waits to be checked.",
  },
  checked: { label: "Checked", fits: isMet, none: "Nothing is checked yet." },
} as const;

export type Shown = keyof typeof SHOWN;

export const shown = (items: readonly Requirement[], which: Shown) =>
  byUrgency(items.filter(SHOWN[which].fits));

/** How many of the mandatory checks count, of how many. */
export function mandatory({ items }: Compliance) {
  const asked = items.filter(({ is_mandatory }) => is_mandatory);
  return { met: asked.filter(isMet).length, of: asked.length };
}

/** The whole passport in a heading and a sentence. */
export function summary(found: Compliance): { kind: Kind; title: string; text: string } {
  const toDo = found.items.filter(isToDo).length;
  const waiting = found.items.filter(SHOWN.waiting.fits).length;
  const waits = waiting
    ? ` ${many(waiting, "check")} ${waiting === 1 ? "is" : "are"} with us.`
    : "";
  if (found.is_compliant)
    return {
      kind: "done",
      title: "You can work: every mandatory check is done",
      text: `${toDo ? `${many(toDo, "thing")} to do, listed first.` : "There is nothing for you to do."}${waits}`,
    };
  const { met, of } = mandatory(found);
  const done = `${met} of ${of} mandatory checks ${met === 1 ? "is" : "are"} done.${waits}`;
  if (toDo === 0)
    return { kind: "information", title: "We are checking what you sent", text: done };
  return { kind: "attention", title: `${many(toDo, "thing")} to do`, text: done };
}

/** Until when a check holds, or since when it does not. */
export function validity({ status, expiry_date, days_left }: Requirement): string | null {
  if (!expiry_date) return status === "held" ? "Does not run out" : null;
  if (status === "expired") return `Ran out on ${day(expiry_date)}`;
  if (days_left === null) return `Dated until ${day(expiry_date)}`;
  if (status === "held") return `Valid until ${day(expiry_date)}`;
  return `Valid until ${day(expiry_date)}: ${left(days_left)}`;
}

const left = (days: number) => (days === 0 ? "today is the last day" : `${many(days, "day")} left`);

/** What the reason of an item is: a refusal, a question, or how it is met. */
export function reasonTitle({ status }: Requirement): string | null {
  if (status === "rejected") return "Why it was not accepted";
  return status === "asked" ? "What we ask" : null;
}

/** Files of these kinds find their own check, once the profile speaks of it. */
const KINDS = { DBS_ENHANCED: "dbs_certificate", RIGHT_TO_WORK: "right_to_work" } as const;

export type Mending =
  /** A file is enough; the check it belongs to is known. */
  | { by: "file"; kind: (typeof KINDS)[keyof typeof KINDS] }
  /** A certificate with its dates. */
  | { by: "certificate" }
  /** Something to say first, in the profile. */
  | { by: "profile" };

/** How a worker puts right what is to be done. */
export function mending(item: Requirement): Mending | null {
  if (!isToDo(item)) return null;
  const kind = KINDS[item.code as keyof typeof KINDS];
  if (!kind) return { by: "certificate" };
  const stated = ["pending", "asked", "rejected"].includes(item.status);
  return stated ? { by: "file", kind } : { by: "profile" };
}
