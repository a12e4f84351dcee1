import { Refused } from "~/api/problems";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/card";

/** Whether the job board is closed to somebody whose profile is not complete. */
export const notYet = (error: Error | null): error is Refused =>
  error instanceof Refused && error.code === "profile_incomplete";

/** Why there can be no shifts yet, and the way to them. */
export function NotYet({ error }: { error: Refused }) {
  return (
    <Empty title="Your profile comes first">
      <p>{error.message}</p>
      <ButtonLink to="/complete-profile" tone="sage" className="mt-4">
        Continue your profile
      </ButtonLink>
    </Empty>
  );
}
