import { useQuery } from "@tanstack/react-query";
import { type Me, useMe } from "~/app/queries";
import { KeptShifts } from "~/features/my_shifts/kept-shifts";
import { type Compliance, compliance } from "~/features/passport/queries";
import { dateInFull } from "~/lib/words";
import { Skeleton } from "~/ui/card";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { Journey } from "./dashboard-journey";
import { NearYou } from "./dashboard-near";
import { PassportGlance } from "./dashboard-passport";
import { ProfileCard } from "./dashboard-profile";
import { MyNextShifts } from "./dashboard-shifts";
import { ThingsToDo } from "./dashboard-things";
import { type Profile, profile } from "./profile";

/** `/dashboard/worker`: where a worker stands today, and what to do next. */
export function Component() {
  const { data: account } = useMe();
  const own = useQuery(profile);
  const checks = useQuery(compliance);
  const error = own.error ?? checks.error;
  const hello = own.data?.first_name ? ` Hello, ${own.data.first_name}.` : "";
  return (
    <Page title="Today" lead={`${dateInFull(new Date())}.${hello}`}>
      {error && (
        <TryAgain
          error={error}
          onRetry={() => Promise.all([own.refetch(), checks.refetch()])}
          stale={Boolean(own.data && checks.data)}
          className="mb-6"
        />
      )}
      {account && own.data && checks.data ? (
        <Today account={account} worker={own.data} found={checks.data} />
      ) : (
        <Waiting away={Boolean(error) || own.fetchStatus === "paused"} />
      )}
    </Page>
  );
}

const COLUMNS = "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8";

/** Without a connection nothing comes; what this device keeps of the next shifts is shown. */
function Waiting({ away }: { away: boolean }) {
  if (away) return <KeptShifts />;
  return (
    <div className={COLUMNS}>
      <Skeleton shape="h-96" />
      <Skeleton shape="h-64" />
    </div>
  );
}

type TodayProps = { account: Me; worker: Profile; found: Compliance };

function Today({ account, worker, found }: TodayProps) {
  const complete = worker.profile_completion_percentage === 100;
  return (
    <div className={COLUMNS}>
      <div className="grid min-w-0 gap-6">
        {!complete && <ProfileCard worker={worker} />}
        <MyNextShifts />
        <ThingsToDo found={found} main={complete && !found.is_compliant} />
        {complete && <NearYou main={found.is_compliant} />}
      </div>
      <div className="grid min-w-0 gap-6">
        <PassportGlance found={found} worker={worker} />
        <Journey account={account} worker={worker} found={found} />
      </div>
    </div>
  );
}
