import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ProgressBar } from "~/ui/progress-bar";
import type { Profile } from "./profile";

/** How full the profile is, and its next step. Gone once it is complete. */
export function ProfileCard({ worker }: { worker: Profile }) {
  const next = worker.steps.find(({ percentage, weight }) => percentage < weight);
  return (
    <Card title="Finish your profile">
      <ProgressBar label="Your profile" value={worker.profile_completion_percentage} />
      {next && (
        <p className="mt-4">
          Next: step {next.step} of {worker.steps.length}, {lowered(next.name)}.
        </p>
      )}
      <ButtonLink
        to={`/complete-profile/${next?.step ?? 1}`}
        tone="sage"
        large
        className="mt-5 max-sm:w-full"
      >
        Continue your profile
      </ButtonLink>
    </Card>
  );
}

/** A name within a sentence. */
const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
