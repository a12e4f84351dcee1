import { Navigate } from "react-router";
import { ButtonLink } from "~/ui/button";
import { Tick } from "~/ui/icon";
import { Heading } from "~/ui/page";
import { CHECK, DASHBOARD } from "./steps";
import { useWizard } from "./use-wizard";

const NEXT = [
  "A person at Vicarity looks at your checks and qualifications.",
  "You get an email about each decision. If something is not accepted, it says why and how to mend it.",
  "Your start page shows where each check stands, and what we still need from you.",
];

/** What happens after the last answer. */
export function Done() {
  const { profile } = useWizard();
  if (profile.profile_completion_percentage < 100) return <Navigate replace to={CHECK} />;
  return (
    <main id="main" tabIndex={-1} className="min-w-0 max-w-[38rem]">
      <title>Your profile is complete - Vicarity</title>
      <span className="grid size-14 place-items-center rounded-full bg-ok-bg text-ok">
        <Tick className="size-7" />
      </span>
      <div className="mt-5">
        <Heading>Your profile is complete</Heading>
      </div>
      <section className="card mt-6 p-5 sm:p-6">
        <h2 className="text-xl">What happens next</h2>
        <ol className="mt-4 grid gap-4">
          {NEXT.map((sentence, index) => (
            <li key={sentence} className="flex gap-3">
              <span
                aria-hidden="true"
                className="grid size-8 shrink-0 place-items-center rounded-full bg-sage-100 font-semibold text-sage-800"
              >
                {index + 1}
              </span>
              <span className="pt-1">{sentence}</span>
            </li>
          ))}
        </ol>
      </section>
      <ButtonLink tone="sage" large to={DASHBOARD} className="mt-8 max-sm:w-full">
        Go to your start page
      </ButtonLink>
    </main>
  );
}
