/** What stands in the way of a shift, and where that is put right. */

import type { Schema } from "~/api/client";

type Reason = Schema["EligibilityReason"];
type Way = { to: string; label: string };

const WAYS: Record<string, Way> = {
  account_inactive: { to: "/contact", label: "Write to us" },
  email_not_verified: { to: "/verify-email", label: "Confirm your email address" },
  profile_incomplete: { to: "/complete-profile", label: "Continue your profile" },
  under_age: { to: "/complete-profile/1", label: "See your date of birth" },
  overlapping_booking: { to: "/my-shifts", label: "See your shifts" },
  too_little_rest: { to: "/my-shifts", label: "See your shifts" },
  weekly_hours: { to: "/settings", label: "See your working time" },
};

/** Where a reason is put right; nowhere when it is not the worker's to do. */
export function wayOf({ code, qualification }: Reason): Way | null {
  if (code === "credential_required")
    return { to: `/passport#${qualification}`, label: "Open your passport" };
  return WAYS[code] ?? null;
}

/** Pages that the server itself makes are not routes of the app. */
export const isOutside = (to: string) => to === "/contact";
