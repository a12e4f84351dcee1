/** What of a shift's terms is not as the worker saw it. */

import { length, when } from "~/features/shift/words";
import { money } from "~/lib/words";
import type { Shift } from "./queries";

const SAID: readonly [string, (shift: Shift) => string][] = [
  ["Role", ({ role_name }) => role_name],
  ["Hours", when],
  ["Unpaid break", ({ break_minutes }) => length(break_minutes)],
  ["Rate", ({ hourly_rate }) => `${money(hourly_rate)} an hour`],
  ["Pay for the shift", ({ estimated_pay }) => money(estimated_pay)],
];

type Change = { what: string; before: string; now: string };

export const changesOf = (before: Shift, now: Shift): Change[] =>
  SAID.map(([what, say]) => ({ what, before: say(before), now: say(now) })).filter(
    (change) => change.before !== change.now,
  );
