/** What the page shows, in its address: it can be shared, and Back works. */

import { type Day, today } from "~/lib/london";
import type { Part } from "./queries";

export const VIEWS = ["list", "week", "month"] as const;
export const PARTS = ["upcoming", "past", "all"] as const;

export type View = (typeof VIEWS)[number];
export type Shown = { view: View; part: Part; on: Day; day: Day | null };

const oneOf = <T extends string>(known: readonly T[], given: string | null): T =>
  known.find((one) => one === given) ?? (known[0] as T);

/** A day that there is, or nothing. */
function real(given: string | null): Day | null {
  if (!given || !/^\d{4}-\d\d-\d\d$/.test(given)) return null;
  const at = Date.parse(`${given}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given) ? given : null;
}

/** Read an address; whatever it says that cannot be is as if it were not there. */
export function read(search: URLSearchParams): Shown {
  return {
    view: oneOf(VIEWS, search.get("view")),
    part: oneOf(PARTS, search.get("part")),
    on: real(search.get("on")) ?? today(),
    day: real(search.get("day")),
  };
}

/** Write an address; what goes without saying is left out. */
export function write({ view, part, on, day }: Partial<Shown>): string {
  const said = new URLSearchParams();
  if (view && view !== "list") said.set("view", view);
  if (view === "list" && part && part !== "upcoming") said.set("part", part);
  if (view !== "list" && on && on !== today()) said.set("on", on);
  if (view === "month" && day) said.set("day", day);
  return said.size > 0 ? `?${said}` : "?";
}
