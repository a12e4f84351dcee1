import { useState } from "react";
import { day } from "~/lib/words";
import { Card } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { PersonRow, RowAction } from "./person-row";
import { type Invitation, lookAgain, sendAgain, withdraw } from "./team-data";
import { nameOf, roleOf } from "./team-words";

type Props = { invitations: Invitation[]; managing: boolean };

/** Who was invited and has not joined yet. */
export function TeamInvitations({ invitations, managing }: Props) {
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  return (
    <Card title="Invited">
      <ul className="divide-y divide-warm-200">
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            onWithdraw={managing ? () => setWithdrawing(invitation) : undefined}
          />
        ))}
      </ul>
      {withdrawing && <Withdraw invitation={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Card>
  );
}

/** When it was sent and until when it is good; staff may not see to which address. */
const told = ({ invited_at, expires_at, inviter_name, is_expired }: Invitation) =>
  `Sent ${day(invited_at)}${inviter_name ? ` by ${inviter_name}` : ""}, ${
    is_expired ? "ran out" : "works until"
  } ${day(expires_at)}`;

type RowProps = { invitation: Invitation; onWithdraw?: () => void };

function InvitationRow({ invitation, onWithdraw }: RowProps) {
  const name = nameOf(invitation);
  return (
    <PersonRow
      name={name}
      mark={invitation.is_expired ? <Pill kind="attention">Ran out</Pill> : <Pill>Waiting</Pill>}
      lines={[roleOf(invitation), invitation.name !== null && invitation.email, told(invitation)]}
      actions={
        onWithdraw && (
          <>
            <SendAgain invitation={invitation} whom={name} />
            <RowAction whom={`the invitation of ${name}`} onClick={onWithdraw}>
              Withdraw
            </RowAction>
          </>
        )
      }
    />
  );
}

function SendAgain({ invitation, whom }: { invitation: Invitation; whom: string }) {
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await sendAgain(invitation.id)
      .then(lookAgain)
      .then(() => toast(`We have sent ${whom} a new link. The earlier one does not work now.`))
      .catch((error: Error) => toast(error.message, "problem"));
    setBusy(false);
  };
  return (
    <RowAction whom={`to ${whom}`} onClick={busy ? () => {} : send}>
      {busy ? "One moment" : "Send again"}
    </RowAction>
  );
}

function Withdraw({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const name = nameOf(invitation);
  const go = async () => {
    await withdraw(invitation.id);
    await lookAgain();
    toast(`The invitation of ${name} is withdrawn.`);
  };
  return (
    <Confirm
      title={`Withdraw the invitation of ${name}?`}
      act="Withdraw the invitation"
      tone="terra"
      onAct={go}
      onClose={onClose}
    >
      <p>The link in their email stops working at once. You can invite them again at any time.</p>
    </Confirm>
  );
}
