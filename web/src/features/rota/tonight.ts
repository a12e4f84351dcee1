import { addDays, clockOf, dayOf } from "~/lib/london";

/** Whether a shift begins from this afternoon on, and before tomorrow's breakfast. */
export function tonight({ starts_at }: { starts_at: string }, now: Date | string = new Date()) {
  const today = dayOf(now);
  const [day, clock] = [dayOf(starts_at), clockOf(starts_at)];
  if (day === today) return clock >= "16:00";
  return day === addDays(today, 1) && clock < "06:00";
}
