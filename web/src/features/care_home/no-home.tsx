import { SignOutEverywhere } from "~/features/auth/sign-out-everywhere";
import { Page } from "~/ui/page";

/** For an account whose home has taken it out of the team: nothing else is theirs to see. */
export function NoHome() {
  return (
    <Page
      title="You are not part of a care home now"
      narrow
      lead="A manager has taken you out of the team, or you have left it."
    >
      <p className="mb-6 text-char-700">
        If that is a mistake, or you work at another home now, ask a manager there to invite you at
        the email address you sign in with. The invitation opens this account again.
      </p>
      <SignOutEverywhere />
    </Page>
  );
}
