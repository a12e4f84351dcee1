import { Link } from "react-router";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Heading } from "~/ui/page";
import type { Profile } from "../profile";
import { MEMBERS, type Member, shown } from "./answers";
import { type Draft, unsaved } from "./draft";
import { Portrait } from "./photo";
import { address, DONE, STEPS, type Step } from "./steps";
import { useWizard } from "./use-wizard";
import { CERTIFIED, inWords, LABELS } from "./words";

/** Everything that was answered, with a way back to each. */
export function CheckAnswers() {
  const { profile, draft } = useWizard();
  const open = toAnswer(profile, draft);
  const [first] = open;
  return (
    <main id="main" tabIndex={-1} className="min-w-0 max-w-[46rem]">
      <title>Check your answers - Your profile - Vicarity</title>
      <Heading>Check your answers</Heading>
      {first ? (
        <Missing profile={profile} open={open} />
      ) : (
        <p className="mt-3 text-lg text-char-700">
          Every answer we need is here. You can change each one now or later.
        </p>
      )}
      {STEPS.map((step) => (
        <Answered key={step.number} step={step} profile={profile} />
      ))}
      <div className="mt-8 flex flex-wrap gap-3">
        {first ? (
          <ButtonLink tone="sage" large to={changing(first)} className="max-sm:w-full">
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

/** What the server misses, and what was typed but is not finished. */
function toAnswer(profile: Profile, draft: Draft): Member[] {
  const missing = profile.steps.flatMap((step) => step.missing);
  const unfinished = Object.keys(unsaved(draft));
  return MEMBERS.filter((member) => missing.includes(member) || unfinished.includes(member));
}

function Missing({ profile, open }: { profile: Profile; open: Member[] }) {
  return (
    <Notice
      kind="attention"
      title={`Your profile is ${profile.profile_completion_percentage}% complete`}
      className="mt-5"
    >
      <p>Still to answer:</p>
      <ul className="mt-1">
        {open.map((member) => (
          <li key={member}>
            <Link to={changing(member)} className="link inline-flex min-h-11 items-center">
              {LABELS[member]}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function changing(member: Member): string {
  const step = STEPS.find(({ members }) => members.includes(member));
  return `${address(step?.number ?? 1)}?from=check#${member}`;
}

/** Source: https://design-system.service.gov.uk/components/summary-list/ */
function Answered({ step, profile }: { step: Step; profile: Profile }) {
  const certified = CERTIFIED.includes(profile.dbs_status);
  const asked = step.members.filter((name) => certified || !/^dbs_(c|i|e)/.test(name));
  return (
    <section className="card mt-6 p-5 sm:p-6">
      <h2 className="text-xl">{step.name}</h2>
      <dl className="mt-3 divide-y divide-warm-200">
        {asked.map((member) => (
          <Row key={member} member={member} profile={profile} />
        ))}
      </dl>
    </section>
  );
}

type RowProps = { member: Member; profile: Profile };

function Row({ member, profile }: RowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <dt className="py-2.5 font-semibold">{LABELS[member]}</dt>
      <dd className="col-span-2 row-start-2 pb-2 whitespace-pre-line sm:col-span-1 sm:col-start-2 sm:row-start-1 sm:py-2.5">
        <Answer member={member} profile={profile} />
      </dd>
      <dd className="col-start-2 row-start-1 sm:col-start-3">
        <Link to={changing(member)} className="link inline-flex min-h-11 items-center">
          Change<span className="sr-only"> {LABELS[member]}</span>
        </Link>
      </dd>
    </div>
  );
}

function Answer({ member, profile }: RowProps) {
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
