import { useQuery } from "@tanstack/react-query";
import { profile } from "~/features/worker/profile";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Page } from "~/ui/page";
import { ProgressBar } from "~/ui/progress-bar";

/** Why there are no shifts to see yet, and the way on. */
export function Closed() {
  const { data: worker } = useQuery(profile);
  const next = worker?.steps.find(({ percentage, weight }) => percentage < weight);
  return (
    <Page title="Find shifts" narrow lead="Shifts open to you when your profile is complete.">
      <Card>
        {worker && (
          <div className="mb-5">
            <ProgressBar label="Your profile" value={worker.profile_completion_percentage} />
          </div>
        )}
        <p>
          Care homes choose from what your profile says, and we look for shifts near your postcode,
          so it has to be whole first. You can work a shift once your checks are done too.
        </p>
        <ButtonLink
          to={next ? `/complete-profile/${next.step}` : "/complete-profile"}
          tone="sage"
          large
          className="mt-5 max-sm:w-full"
        >
          Continue your profile
        </ButtonLink>
      </Card>
    </Page>
  );
}
