import { Link } from "react-router";
import { Notice } from "~/ui/notice";

/** Why nothing can be published yet, and the way there. */
export function Unverified({ className }: { className?: string }) {
  return (
    <Notice kind="attention" title="For now you can only save drafts" className={className}>
      <p>
        Care workers see shifts of homes that we have verified. Draft as many as you like: once your
        home is verified, you publish them all with one press.
      </p>
      <Link to="/dashboard/care-home" className="link inline-flex min-h-11 items-center">
        See where the check of your home stands
      </Link>
    </Notice>
  );
}
