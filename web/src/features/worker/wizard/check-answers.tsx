import { Link } from "react-router";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Heading } from "~/ui/page";
import type { Profile } from "../profile";
import { type Member, shown } from "./answers";
import { Portrait } from "./photo";
import { address, DONE, STEPS, type Step } from "./steps";
import { useWizard } from "./use-wizard";
import { CERTIFIED, inWords, LABELS } from "./words";

/** Everything that was answered, with a way back to each. */
export function CheckAnswers() {
  const { profile } = useWizard();
  const open = profile.steps.find(({ missing }) => missing.length > 0);
  return (
    <main id="main" tabIndex={-1} className="min-w-0 max-w-[46rem]">
      <title>Check your answers - Your profile - Vicarity</title>
      <Heading>Check your answers</Heading>
      {open ? (
        <Missing profile={profile} />
      ) : (
        <p className="mt-3 text-lg text-char-700">
          Every answer we need is here. You can change each one now or later.
        </p>
      )}
      {STEPS.map((step) => (
        <Answered key={step.number} step={step} profile={profile} />
      ))}
      <div className="mt-8 flex flex-wrap gap-3">
        {open ? (
          <ButtonLink
            tone="sage"
            large
            to={`${address(open.step)}?from=check`}
            className="max-sm:w-full"
          >
            Answer what is missing
          </ButtonLink>
        ) : (
          <ButtonLink tone="sage" large to={DONE} className="max-sm:w-full">
            These are right
          </ButtonLink>
        )}
      </div>
    </main>
  );
}

function Missing({ profile }: { profile: Profile }) {
  return (
    <Notice
      kind="attention"
      title={`Your profile is ${profile.profile_completion_percentage}% complete`}
      className="mt-5"
    >
      <p>Still missing:</p>
      <ul className="mt-1">
        {profile.steps.flatMap(({ step, missing }) =>
          (missing as Member[]).map((member) => (
            <li key={member}>
              <Link to={changing(step, member)} className="link inline-flex min-h-11 items-center">
                {LABELS[member]}
              </Link>
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}

const changing = (step: number, member: Member) => `${address(step)}?from=check#${member}`;

/** Source: https://design-system.service.gov.uk/components/summary-list/ */
function Answered({ step, profile }: { step: Step; profile: Profile }) {
  const certified = CERTIFIED.includes(profile.dbs_status);
  const asked = step.members.filter((name) => certified || !/^dbs_(c|i|e)/.test(name));
  return (
    <section className="card mt-6 p-5 sm:p-6">
      <h2 className="text-xl">{step.name}</h2>
      <dl className="mt-3 divide-y divide-warm-200">
        {asked.map((member) => (
          <Row key={member} step={step} member={member} profile={profile} />
        ))}
      </dl>
    </section>
  );
}

type RowProps = { step: Step; member: Member; profile: Profile };

function Row({ step, member, profile }: RowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto] sm:items-start">
      <dt className="py-2 font-semibold">{LABELS[member]}</dt>
      <dd className="col-span-2 row-start-2 pb-2 whitespace-pre-line sm:col-span-1 sm:row-start-1 sm:py-2">
        <Answer member={member} profile={profile} />
      </dd>
      <dd>
        <Link to={changing(step.number, member)} className="link inline-flex min-h-11 items-center">
          Change<span className="sr-only"> {LABELS[member]}</span>
        </Link>
      </dd>
    </div>
  );
}

function Answer({ member, profile }: Omit<RowProps, "step">) {
  const picture = member === "profile_picture_url" && profile.profile_picture_url;
  if (picture) return <Portrait address={picture} />;
  if (member === "qualifications" && profile.qualifications.length > 0)
    return (
      <ul>
        {profile.qualifications.map(({ code, name }) => (
          <li key={code}>{name}</li>
        ))}
      </ul>
    );
  const said = inWords(profile, member, shown(profile, member));
  return said || <span className="text-char-600">Not answered</span>;
}
