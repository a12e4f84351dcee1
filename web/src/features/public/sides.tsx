import {
  ArrowRight,
  BellRing,
  Building2,
  FileSearch,
  HeartHandshake,
  IdCard,
  RefreshCw,
  Smartphone,
  UserCheck,
} from "lucide-react";
import type { ReactNode } from "react";
import { Tick } from "~/ui/icon";
import { Section } from "./section";

type Point = { Icon: typeof IdCard; title: string; text: string };

const WORKER_POINTS: Point[] = [
  {
    Icon: Smartphone,
    title: "Four steps, at your pace",
    text: "Fill in your profile on your phone. It is saved as you go, on any device.",
  },
  {
    Icon: IdCard,
    title: "Show each certificate once",
    text: "Photograph it or send the PDF. A person checks it and says why if anything is missing.",
  },
  {
    Icon: BellRing,
    title: "Told before it runs out",
    text: "We write to you 60, 30 and 7 days before a check expires.",
  },
];

const HOME_POINTS: Point[] = [
  {
    Icon: FileSearch,
    title: "Start from the CQC register",
    text: "Your name and address are compared with your entry there, not with what anybody says.",
  },
  {
    Icon: UserCheck,
    title: "Verified means a person looked",
    text: "Our staff decide on each home and keep the reason. You can ask for it.",
  },
  {
    Icon: RefreshCw,
    title: "Kept true afterwards",
    text: "When your entry in the register changes, or you change your details, we look again.",
  },
];

export function Sides() {
  return (
    <Section id="sides" title="One place, two sides, the same standard of care">
      <div className="grid gap-6 lg:grid-cols-2">
        <Side
          id="workers"
          tone={TONES.sage}
          Icon={HeartHandshake}
          name="For care workers"
          title="One profile for all of your checks"
          points={WORKER_POINTS}
          link={["Create your worker profile", "/register/worker"]}
        >
          <StepsPreview />
        </Side>
        <Side
          id="homes"
          tone={TONES.terra}
          Icon={Building2}
          name="For care homes"
          title="A name people can rely on"
          points={HOME_POINTS}
          link={["Set up your care home", "/register/care-home"]}
        >
          <MatchPreview />
        </Side>
      </div>
    </Section>
  );
}

const TONES = {
  sage: { soft: "bg-sage-100 text-sage-800", link: "text-sage-800!" },
  terra: { soft: "bg-terra-100 text-terra-800", link: "text-terra-800!" },
};

type SideProps = {
  id: string;
  tone: (typeof TONES)["sage"];
  Icon: typeof IdCard;
  name: string;
  title: string;
  points: Point[];
  link: [string, string];
  children: ReactNode;
};

function Side({ id, tone, Icon, name, title, points, link, children }: SideProps) {
  return (
    <article id={id} className="card flex min-w-0 flex-col p-5 sm:p-8">
      <p className={`chip self-start ${tone.soft}`}>
        <Icon className="size-4" aria-hidden="true" /> {name}
      </p>
      <h3 className="mt-4 text-2xl">{title}</h3>
      <ul className="mt-6 space-y-4">
        {points.map((point) => (
          <li key={point.title} className="flex gap-3.5">
            <span
              className={`grid size-10 shrink-0 place-items-center rounded-xl ${tone.soft}`}
              aria-hidden="true"
            >
              <point.Icon className="size-5" />
            </span>
            <div>
              <h4 className="leading-snug font-semibold">{point.title}</h4>
              <p className="text-char-700">{point.text}</p>
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-auto">
        {children}
        <a
          href={link[1]}
          className={`link mt-5 inline-flex min-h-11 items-center gap-1.5 ${tone.link}`}
        >
          {link[0]} <ArrowRight className="size-4" aria-hidden="true" />
        </a>
      </div>
    </article>
  );
}

const STEPS = [
  ["Personal details", 20, true],
  ["Checks and training", 30, true],
  ["Experience", 25, true],
  ["When you can work", 25, false],
] as const;

/** The four steps of a worker's profile and what each counts. */
function StepsPreview() {
  return (
    <div aria-hidden="true" className="mt-6 rounded-2xl border border-sage-200 bg-sage-50 p-4">
      <div className="flex justify-between text-sm">
        <span className="font-semibold">Your profile</span>
        <span className="text-char-600">75% complete</span>
      </div>
      <div className="mt-2 grid grid-cols-[20fr_30fr_25fr_25fr] gap-1">
        {STEPS.map(([name, , done]) => (
          <span
            key={name}
            className={`h-2 rounded-full ${done ? "bg-sage-600" : "bg-white ring-1 ring-sage-300"}`}
          />
        ))}
      </div>
      <ol className="mt-3 grid gap-1.5 text-sm">
        {STEPS.map(([name, weight, done], index) => (
          <li
            key={name}
            className="flex items-center gap-3 rounded-xl bg-white px-3 py-2 ring-1 ring-sage-100"
          >
            <span
              className={`grid size-6 place-items-center rounded-full text-xs font-semibold ${done ? "bg-sage-700 text-white" : "text-char-700 ring-1 ring-warm-500"}`}
            >
              {done ? <Tick className="size-3.5" /> : index + 1}
            </span>
            <span className="font-medium">{name}</span>
            <span className="ml-auto text-char-600">{weight}%</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const FACTS = [
  ["Name", "Rosewood House"],
  ["Address", "12 Mill Lane, Leeds"],
  ["CQC location", "1-1234567890"],
  ["Registration", "Active"],
] as const;

/** What a checker compares. */
function MatchPreview() {
  return (
    <div aria-hidden="true" className="mt-6 rounded-2xl border border-terra-200 bg-terra-50 p-4">
      <div className="flex justify-between text-sm">
        <span className="font-semibold">Your profile beside the register</span>
        <span className="text-char-600 max-sm:hidden">4 of 4 match</span>
      </div>
      <ul className="mt-3 grid gap-1.5 text-sm">
        {FACTS.map(([name, value]) => (
          <li
            key={name}
            className="flex items-center gap-3 rounded-xl bg-white px-3 py-2 ring-1 ring-terra-100"
          >
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-ok-bg text-ok">
              <Tick className="size-3.5" />
            </span>
            <span className="text-char-600">{name}</span>
            <span className="ml-auto text-right font-medium">{value}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-char-600">An example. Each difference is marked for us.</p>
    </div>
  );
}
