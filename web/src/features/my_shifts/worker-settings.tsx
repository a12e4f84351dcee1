import { DigestCard } from "~/features/digest/digest-card";
import { CalendarCard } from "~/features/feed/calendar-card";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { WorkingTime } from "./working-time";

/** What only care workers settle. */
export function WorkerSettings() {
  return (
    <>
      <DigestCard />
      <CalendarCard />
      <WorkingTime />
      <Card title="Your care homes">
        <p className="text-char-700">Homes you like, and homes you keep away from.</p>
        <ButtonLink to="/my-homes" tone="ghost" className="mt-4 max-sm:w-full">
          See your lists
        </ButtonLink>
      </Card>
    </>
  );
}
