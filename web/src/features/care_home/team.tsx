import { UserPlus } from "lucide-react";
import { useMe } from "~/app/queries";
import { many } from "~/lib/words";
import { ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { type Team, useTeam } from "./team-data";
import { TeamInvitations } from "./team-invitations";
import { TeamMembers } from "./team-members";
import { MANAGER, managersIn, nameOf, names } from "./team-words";

const INVITE = "/care-home/team/invite";

/** `/care-home/team`: who acts for the home, and who was invited to. */
export function Component() {
  const { data: account } = useMe();
  const managing = account?.role === MANAGER;
  const home = account?.care_home_profile?.business_name ?? "your care home";
  return (
    <Page title="Team" lead={`The people who act for ${home} on Vicarity.`}>
      <Known managing={managing} />
    </Page>
  );
}

function Known({ managing }: { managing: boolean }) {
  const { data, error, refetch } = useTeam();
  if (data)
    return (
      <div className="grid gap-6">
        {error && <TryAgain error={error} onRetry={refetch} />}
        <People team={data} managing={managing} />
      </div>
    );
  if (error) return <TryAgain error={error} onRetry={refetch} />;
  return <Skeleton shape="h-64" />;
}

function People({ team, managing }: { team: Team; managing: boolean }) {
  const { members, invitations } = team;
  const alone = managing && members.length === 1 && invitations.length === 0;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-char-700">
          {many(members.length, "person", "people")} in the team
          {invitations.length > 0 && `, ${many(invitations.length, "invitation")} open`}.
        </p>
        {managing && (
          <ButtonLink to={INVITE} tone="terra" large className="max-sm:w-full">
            <UserPlus className="size-5" aria-hidden="true" /> Invite a colleague
          </ButtonLink>
        )}
      </div>
      <TeamMembers members={members} managing={managing} />
      {invitations.length > 0 && <TeamInvitations invitations={invitations} managing={managing} />}
      {alone && (
        <Empty title="Nobody shares the work with you yet">
          <p>
            Invite a second manager, so that the home can act when you are away. Everybody gets a
            sign-in of their own: nobody has to share a password.
          </p>
        </Empty>
      )}
      {!managing && (
        <p className="text-char-700">
          To invite, remove or change somebody, ask{" "}
          {names.format(managersIn(members).map(nameOf)) || "a manager"}.
        </p>
      )}
    </>
  );
}
