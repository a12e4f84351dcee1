import type { Template } from "./queries";

/** A usual shift that has no id yet. */
export type Usual = Omit<Template, "id">;

const like = (
  name: string,
  starts: string,
  ends: string,
  break_minutes: number,
  role = "care_assistant",
): Usual => ({
  name,
  role,
  starts,
  ends,
  break_minutes,
  hourly_rate: null,
  positions: 1,
  required_qualifications: [],
  booking_mode: "approve",
  description: null,
});

/** What a home without templates can begin with. */
export const SUGGESTIONS: readonly Usual[] = [
  like("Early", "07:00", "14:30", 30),
  like("Long day", "07:30", "19:30", 60),
  like("Night", "20:00", "08:00", 60, "night_care_assistant"),
];

export const suggestion = (name: string | null) =>
  SUGGESTIONS.find((one) => one.name.toLowerCase() === name?.toLowerCase());
