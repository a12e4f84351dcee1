import { Link } from "react-router";
import { many } from "~/lib/words";
import { Card } from "~/ui/card";
import { useTeam } from "./team-data";
import { useMayChange } from "./with-home";

/** Who acts for the home, at a glance. It is beside the point, so it says nothing until it knows. */
export function TeamCard() {
  const { data } = useTeam();
  const mayChange = useMayChange();
  if (!data) return null;
  const { members, invitations } = data;
  const waiting = invitations.filter(({ is_expired }) => !is_expired).length;
  return (
    <Card title="Your team">
      <p className="text-char-700">
        {many(members.length, "person", "people")}
        {waiting > 0 && `, ${many(waiting, "invitation")} waiting`}
      </p>
      <p className="mt-2">
        <Link to="/care-home/team" className="link inline-flex min-h-11 items-center">
          {mayChange ? "See the team and invite colleagues" : "See the team"}
        </Link>
      </p>
    </Card>
  );
}
