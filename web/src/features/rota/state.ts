/** Where a shift stands, in words. */

import { many } from "~/lib/words";
import type { Kind } from "~/ui/notice";
import type { Shift } from "./data";

type State = { kind: Kind; word: string };

export function stateOf(shift: Shift, now = Date.now()): State {
  if (shift.status === "draft") return { kind: "information", word: "Draft: only you see it" };
  if (shift.status === "cancelled") return { kind: "problem", word: "Cancelled" };
  if (Date.parse(shift.ends_at) <= now) return { kind: "information", word: "Over" };
  if (Date.parse(shift.starts_at) <= now) return { kind: "information", word: "Under way" };
  if (shift.positions_left === 0) return { kind: "done", word: "Filled" };
  return { kind: "attention", word: `${many(shift.positions_left, "place")} open` };
}
