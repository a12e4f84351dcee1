import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Section } from "./section";

const QUESTIONS: [string, ReactNode][] = [
  [
    "Does it cost anything?",
    "No. Joining, filling in a profile and having it checked are free for care workers and for care homes.",
  ],
  [
    "Can I find shifts here already?",
    "Yes, once your profile is complete. You see shifts near you with their pay and hours, and whether your checks cover them, and apply or take a place yourself. Verified care homes post them.",
  ],
  [
    "How long do checks take?",
    "Our target is two working days. A person does them, oldest first, and you get an email as soon as one is decided.",
  ],
  [
    "Can I stop filling in my profile and come back?",
    "Yes. What you have entered is kept in your account. Sign in on any phone or computer and carry on.",
  ],
  [
    "What if a check is refused?",
    "You are told why, in words, and what would put it right. Correct it and it is looked at again.",
  ],
  [
    "Who can see my documents?",
    <>
      You, and the people here who check them. Each time one of them opens a document it is written
      down. <a href="/privacy">What we keep, and for how long</a> is on one page.
    </>,
  ],
  [
    "Which care homes can join?",
    "Homes in England that are registered with the Care Quality Commission. We compare what you enter with the register.",
  ],
];

export function Questions() {
  return (
    <Section
      id="questions"
      beside
      title="Questions people ask"
      lead={
        <>
          Not here?{" "}
          <a href="/contact" className="link">
            Write to us
          </a>
          .
        </>
      }
    >
      <div className="card divide-y divide-warm-200">
        {QUESTIONS.map(([question, answer], index) => (
          <details key={question} open={index === 0} className="group px-5 sm:px-6">
            <summary className="flex min-h-14 list-none items-center justify-between gap-4 py-3 font-semibold">
              {question}
              <ChevronDown
                className="size-5 shrink-0 text-ocean-700 transition-transform group-open:rotate-180"
                aria-hidden="true"
              />
            </summary>
            <p className="pb-5 text-char-700 [&_a]:font-semibold [&_a]:text-ocean-700 [&_a]:underline">
              {answer}
            </p>
          </details>
        ))}
      </div>
    </Section>
  );
}
