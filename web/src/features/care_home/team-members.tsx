import { useState } from "react";
import { useNavigate } from "react-router";
import { signOut } from "~/app/use-session";
import { day } from "~/lib/words";
import { Card } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Notice, Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { PersonRow, RowAction } from "./person-row";
import { type HomeRole, lookAgain, type Member, remove, setRole } from "./team-data";
import { MANAGER, managersIn, nameOf, ROLES, roleOf, STAFF } from "./team-words";

type Asking = { about: Member; act: "role" | "remove" };

/** Everybody of the home; `managing` shows what a manager may do about each. */
export function TeamMembers({ members, managing }: { members: Member[]; managing: boolean }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const only = managersIn(members).length === 1;
  return (
    <Card title="People">
      <ul className="divide-y divide-warm-200">
        {members.map((member) => (
          <MemberRow
            key={member.user_id}
            member={member}
            onAsk={managing && !(member.is_you && only) ? setAsking : undefined}
          />
        ))}
      </ul>
      {managing && only && (
        <Notice title="You are the only manager" className="mt-5">
          Before you can step back or leave, make somebody else a manager.
        </Notice>
      )}
      {asking?.act === "role" && <ChangeRole member={asking.about} onClose={close} />}
      {asking?.act === "remove" && <Remove member={asking.about} onClose={close} />}
    </Card>
  );
}

type RowProps = { member: Member; onAsk?: (asking: Asking) => void };

function MemberRow({ member, onAsk }: RowProps) {
  const name = nameOf(member);
  return (
    <PersonRow
      name={name}
      mark={
        <>
          {member.is_you && <span className="font-normal text-char-600">(you)</span>}
          {!member.is_active && <Pill kind="problem">Suspended by Vicarity</Pill>}
        </>
      }
      lines={[
        `${roleOf(member)}, since ${day(member.joined_at)}`,
        member.name !== null && member.email,
      ]}
      actions={
        onAsk && (
          <>
            <RowAction whom={`of ${name}`} onClick={() => onAsk({ about: member, act: "role" })}>
              Change role
            </RowAction>
            <RowAction
              whom={member.is_you ? "this team" : name}
              onClick={() => onAsk({ about: member, act: "remove" })}
            >
              {member.is_you ? "Leave" : "Remove"}
            </RowAction>
          </>
        )
      }
    />
  );
}

/** The server has ended every session of whoever changed their own standing. */
function useSignedOut() {
  const navigate = useNavigate();
  return async (said: string) => {
    await signOut();
    navigate("/login", { replace: true, state: { said } });
  };
}

type DialogProps = { member: Member; onClose: () => void };

function ChangeRole({ member, onClose }: DialogProps) {
  const signedOut = useSignedOut();
  const next: HomeRole = member.role === MANAGER ? STAFF : MANAGER;
  const { as, can } = ROLES[next] as (typeof ROLES)[string];
  const name = member.is_you ? "yourself" : nameOf(member);
  const change = async () => {
    await setRole(member.user_id, next);
    if (member.is_you) return signedOut(`You are ${as} now. Sign in again to go on.`);
    await lookAgain();
    toast(`${name} is ${as} now.`);
  };
  return (
    <Confirm
      title={`Make ${name} ${as}?`}
      act={`Make ${member.is_you ? "me" : name} ${as}`}
      tone="terra"
      onAct={change}
      onClose={onClose}
    >
      <p>
        {member.is_you ? "Then you" : "They"} {can}
      </p>
      <p>
        {member.is_you ? "You are" : `${name} is`} signed out on every device, and can sign in again
        at once.
      </p>
    </Confirm>
  );
}

function Remove({ member, onClose }: DialogProps) {
  const signedOut = useSignedOut();
  const name = nameOf(member);
  const go = async () => {
    await remove(member.user_id);
    if (member.is_you) return signedOut("You have left the team.");
    await lookAgain();
    toast(`${name} is not in the team any more.`);
  };
  return (
    <Confirm
      title={member.is_you ? "Leave this team?" : `Remove ${name} from the team?`}
      act={member.is_you ? "Leave the team" : `Remove ${name}`}
      tone="terra"
      onAct={go}
      onClose={onClose}
    >
      <p>
        {member.is_you ? "You are" : `${name} is`} signed out on every device at once, and cannot
        see this care home any more.
        {member.role === MANAGER && " Invitations that wait for an answer stop working."}
      </p>
      <p>What was done until now stays on record. An invitation can bring somebody back.</p>
    </Confirm>
  );
}
