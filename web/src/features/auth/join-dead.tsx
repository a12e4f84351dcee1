import { Refused } from "~/api/problems";
import { ButtonLink } from "~/ui/button";
import { AccountCard } from "./account-card";

type End = { title: string; signIn?: boolean; next?: string };

const ASK = "Whoever invited you can send the invitation again from their team page.";

/** What the page says when an invitation cannot be accepted, and whether signing in helps. */
const ENDS: Record<string, End> = {
  invalid_invitation: { title: "This link does not work", next: ASK },
  invitation_expired: { title: "This invitation has run out", next: ASK },
  invitation_used: { title: "You have joined already", signIn: true },
  invitation_withdrawn: { title: "This invitation was withdrawn" },
  home_suspended: { title: "Nobody can join at the moment" },
  address_in_use: { title: "This address has an account", signIn: true },
};

export const isDeadEnd = (error: unknown): error is Refused =>
  error instanceof Refused && error.code in ENDS;

/** An invitation that leads nowhere: why, in the server's words, and what to do. */
export function DeadInvitation({ refusal }: { refusal: Refused }) {
  const { title, signIn, next } = ENDS[refusal.code] as End;
  return (
    <AccountCard title={title}>
      <p className="text-char-700">{refusal.message}</p>
      {next && <p className="mt-4 text-char-700">{next}</p>}
      {signIn && (
        <ButtonLink to="/login" large className="mt-6 w-full">
          Sign in
        </ButtonLink>
      )}
    </AccountCard>
  );
}
