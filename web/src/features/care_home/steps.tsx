import { classes } from "~/lib/classes";
import { Tick } from "~/ui/icon";
import type { Home } from "./queries";
import { type State, stateOf } from "./standing";

type Step = { name: string; note: string; done: boolean };

const SENT: State[] = ["in_review", "asked"];

function checkNote(state: State) {
  if (state === "asked") return "Waits for your answer";
  return state === "in_review" ? "Under way" : "Two working days is our target";
}

function stepsOf(home: Home): Step[] {
  const state = stateOf(home);
  const full = home.missing.length === 0;
  const sent = SENT.includes(state);
  return [
    {
      name: "Fill in the profile",
      note: full ? "Done" : `${home.profile_completion_percentage}% complete`,
      done: full,
    },
    { name: "Send it for our check", note: sent ? "Done" : "Not sent yet", done: sent },
    {
      name: "We check your home",
      note: checkNote(state),
      done: false,
    },
  ];
}

/** The way to a verified home, for those who are on it. */
export function Steps({ home }: { home: Home }) {
  const steps = stepsOf(home);
  const current = steps.findIndex(({ done }) => !done);
  return (
    <ol className="grid gap-1">
      {steps.map((step, index) => (
        <li
          key={step.name}
          aria-current={index === current ? "step" : undefined}
          className={classes(
            "flex items-center gap-3 rounded-xl px-2 py-2",
            index === current && "bg-ocean-50",
          )}
        >
          <Mark number={index + 1} done={step.done} current={index === current} />
          <span className="min-w-0">
            <span className={classes("block", index === current && "font-semibold")}>
              {step.name}
            </span>
            <span className="block text-[0.9375rem] text-char-700">{step.note}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

type MarkProps = { number: number; done: boolean; current: boolean };

function Mark({ number, done, current }: MarkProps) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        "grid size-8 shrink-0 place-items-center rounded-full text-[0.9375rem] font-semibold",
        done && "bg-ok text-white",
        !done && current && "bg-ocean-700 text-white",
        !done && !current && "ring-1 ring-warm-500 ring-inset",
      )}
    >
      {done ? <Tick /> : number}
    </span>
  );
}
