/** What shifts pay, as the server counts it: whole pence, rounded down. */

import { paidMinutes } from "~/features/shift/words";
import type { Span } from "./repeat";

export const payFor = (span: Span, break_minutes: number, rate: number) =>
  Math.floor((paidMinutes({ ...span, break_minutes }) * rate) / 60);
