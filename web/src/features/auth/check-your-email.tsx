import { MailCheck } from "lucide-react";
import { Link, useLocation } from "react-router";
import { AccountCard } from "./account-card";
import { Resend } from "./resend";

/** `/check-your-email`: where somebody comes who has just registered. */
export function Component() {
  const email: string | undefined = useLocation().state?.email;
  return <CheckYourEmail email={email} />;
}

export function CheckYourEmail({ email }: { email?: string }) {
  return (
    <AccountCard title="Check your email">
      <div className="flex gap-4">
        <span className="grid size-12 shrink-0 place-items-center rounded-xl bg-ocean-100 text-ocean-700">
          <MailCheck className="size-6" aria-hidden="true" />
        </span>
        <p className="min-w-0">
          We have written to{" "}
          {email ? <strong className="break-words">{email}</strong> : "your address"}. Open the
          message and follow its link; it works for 24 hours.
        </p>
      </div>
      <h2 className="mt-8 text-lg">Nothing there?</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-char-700">
        <li>It can take a minute or two.</li>
        <li>Look in your junk or spam folder.</li>
        {email && (
          <li>
            If the address has a mistake,{" "}
            <Link to="/register" className="link">
              start again
            </Link>
            .
          </li>
        )}
      </ul>
      <div className="mt-5">
        <Resend email={email} />
      </div>
      <p className="mt-6 border-t border-warm-200 pt-4">
        Followed the link already?{" "}
        <Link to="/login" className="link inline-flex min-h-11 items-center">
          Sign in
        </Link>
      </p>
    </AccountCard>
  );
}
