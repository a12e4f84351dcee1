import {
  ArrowRight,
  Building2,
  CalendarClock,
  ClipboardCheck,
  Lock,
  ScrollText,
  SearchCheck,
} from "lucide-react";

/** Only what is done today. Each leads to the page that says how. */
const CHECKS = [
  {
    Icon: ScrollText,
    title: "Right to work",
    text: "The document or share code is looked at before it counts.",
    how: "right-to-work",
  },
  {
    Icon: SearchCheck,
    title: "Enhanced DBS",
    text: "The certificate itself, its number, level and date of issue.",
    how: "dbs",
  },
  {
    Icon: ClipboardCheck,
    title: "Training",
    text: "Each certificate is read beside what its owner says about it.",
    how: "training",
  },
  {
    Icon: CalendarClock,
    title: "Dates",
    text: "What has run out stops counting by itself, that same night.",
    how: "dates",
  },
  {
    Icon: Building2,
    title: "Care homes",
    text: "Compared with the register of the Care Quality Commission.",
    how: "care-homes",
  },
  {
    Icon: Lock,
    title: "Who sees it",
    text: "Documents open for you and for our checkers. Each look is recorded.",
    how: "who-sees-it",
  },
] as const;

export function Trust() {
  return (
    <section
      id="trust"
      aria-labelledby="trust-title"
      className="on-dark mt-20 bg-ocean-800 py-20 text-ocean-200 lg:mt-28 lg:py-24"
    >
      <div className="shell grid gap-12 lg:grid-cols-[0.85fr_1.15fr] lg:gap-16">
        <div>
          <h2 id="trust-title" className="h-section text-white">
            A person decides, and the reason is kept
          </h2>
          <p className="mt-5 text-lg">
            People in care deserve certainty about who comes through the door. So does everyone who
            works there.
          </p>
          <p className="mt-4">
            No computer refuses anybody here. A checker looks at the evidence, decides, and writes
            down why. You see the decision and the reason, and can put things right.
          </p>
          <a href="/checks" className="btn mt-8 bg-white text-ocean-800 hover:bg-ocean-100">
            How we check
          </a>
        </div>
        <ul className="grid gap-px overflow-hidden rounded-2xl bg-white/15 sm:grid-cols-2">
          {CHECKS.map(({ Icon, title, text, how }) => (
            <li key={how} className="bg-ocean-800 p-5 sm:p-6">
              <Icon className="size-6 text-sage-300" aria-hidden="true" />
              <h3 className="mt-3 text-lg text-white">{title}</h3>
              <p className="mt-1 text-[0.9375rem]">{text}</p>
              <a
                href={`/checks#${how}`}
                className="mt-1 inline-flex min-h-11 items-center gap-1.5 text-[0.9375rem] font-semibold text-white underline underline-offset-4"
              >
                How we do it<span className="sr-only">: {title}</span>
                <ArrowRight className="size-4" aria-hidden="true" />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
