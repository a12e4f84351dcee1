import { Link } from "react-router";
import { RotaCard } from "~/features/rota/dashboard-rota";
import { many } from "~/lib/words";
import { Card } from "~/ui/card";
import { Page } from "~/ui/page";
import { ProgressBar } from "~/ui/progress-bar";
import { CheckCard } from "./check-card";
import type { Home } from "./queries";
import { RegisterFacts } from "./register-facts";
import { Steps } from "./steps";
import { TeamCard } from "./team-card";
import { useMayChange, WithHome } from "./with-home";

/** `/dashboard/care-home`: where the home stands and what to do next. */
export function Component() {
  const mayChange = useMayChange();
  return (
    <WithHome title="Your care home">
      {(home, old) => (
        <Page title={home.business_name ?? "Your care home"} lead={whereOf(home)}>
          {old}
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="grid gap-6">
              {home.verification_status === "verified" && <RotaCard />}
              <CheckCard home={home} mayChange={mayChange} />
            </div>
            <div className="grid gap-6 lg:row-span-2">
              <Profile home={home} />
              <TeamCard />
            </div>
            <RegisterFacts home={home} />
          </div>
        </Page>
      )}
    </WithHome>
  );
}

const whereOf = ({ city, number_of_beds }: Home) =>
  [city, number_of_beds && many(number_of_beds, "bed")].filter(Boolean).join(", ") || undefined;

function Profile({ home }: { home: Home }) {
  const decided = ["verified", "suspended"].includes(home.verification_status);
  return (
    <Card title={decided ? undefined : "Your way to a verified home"}>
      {decided ? (
        <ProgressBar label="Home profile" value={home.profile_completion_percentage} />
      ) : (
        <Steps home={home} />
      )}
      <p className="mt-3">
        <Link to="/care-home/profile" className="link inline-flex min-h-11 items-center">
          See the home profile
        </Link>
      </p>
    </Card>
  );
}
