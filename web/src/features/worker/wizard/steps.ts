import type { Member } from "./answers";

export type Step = {
  number: number;
  name: string;
  lead: string;
  /** Said beside the questions. */
  why: string;
  members: readonly Member[];
};

export const ABOUT: Step = {
  number: 1,
  name: "About you",
  lead: "Use the details on your passport or driving licence, so that your checks match.",
  why: "Care homes must know who is on shift. Your date of birth and address are seen by you and by the people at Vicarity who check them.",
  members: [
    "first_name",
    "last_name",
    "date_of_birth",
    "phone",
    "address_line_1",
    "address_line_2",
    "city",
    "postcode",
    "profile_picture_url",
  ],
};

export const CHECKS: Step = {
  number: 2,
  name: "Checks and qualifications",
  lead: "Add what you have. A person at Vicarity looks at it, and you hear by email.",
  why: "Care homes may only let checked people work. A computer never refuses a check: a person decides, and tells you why.",
  members: [
    "dbs_status",
    "dbs_certificate_number",
    "dbs_issue_date",
    "dbs_expiry_date",
    "right_to_work_status",
    "qualifications",
  ],
};

export const EXPERIENCE: Step = {
  number: 3,
  name: "Experience",
  lead: "What you know, and how you are with people.",
  why: "Homes look for somebody who suits the people living there. New to care is a good answer too.",
  members: ["years_experience", "specializations", "languages", "soft_skills", "bio"],
};

export const WHEN: Step = {
  number: 4,
  name: "When and where",
  lead: "When you like to work, how far you travel and what you would like to earn.",
  why: "This says which shifts suit you. It is a wish and no promise: you can change it whenever you like.",
  members: [
    "available_days",
    "shift_types",
    "travel_radius_miles",
    "hourly_rate_min",
    "hourly_rate_max",
    "willing_to_travel",
    "has_own_transport",
  ],
};

export const STEPS = [ABOUT, CHECKS, EXPERIENCE, WHEN] as const;

export const HOME = "/complete-profile";
export const CHECK = `${HOME}/check`;
export const DONE = `${HOME}/done`;
export const DASHBOARD = "/dashboard/worker";

export const address = (step: number) => `${HOME}/${step}`;

/** Where a step leads: back to the check it was changed from, else onwards. */
export const after = (step: Step, from: string | null) =>
  from === "check" || step.number === STEPS.length ? CHECK : address(step.number + 1);

/** What the way back from a step is called, and where it leads. */
export function before(step: Step, from: string | null): { to: string; label: string } | null {
  if (from === "check") return { to: CHECK, label: "Back to your answers" };
  const previous = STEPS[step.number - 2];
  return previous ? { to: address(previous.number), label: `Back to ${previous.name}` } : null;
}
