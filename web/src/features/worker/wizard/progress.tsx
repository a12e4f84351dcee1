import { Link, useParams } from "react-router";
import { classes } from "~/lib/classes";
import { Tick } from "~/ui/icon";
import type { Profile } from "../profile";
import { address } from "./steps";
import { useWizard } from "./use-wizard";

type StepState = Profile["steps"][number];

/** How far the profile is, by the server's figures: a bar of four parts, and the steps. */
export function Progress() {
  const { profile } = useWizard();
  return (
    <aside aria-label="Your progress" className="card p-4 lg:sticky lg:top-24 lg:p-5">
      <Bar profile={profile} />
      <nav aria-label="Steps" className="mt-4 hidden lg:block">
        <ol className="grid gap-1">
          {profile.steps.map((step) => (
            <Entry key={step.step} step={step} />
          ))}
        </ol>
      </nav>
    </aside>
  );
}

/** The space between two parts, of a bar 100 wide. */
const GAP = 1.6;

function Bar({ profile }: { profile: Profile }) {
  const percent = profile.profile_completion_percentage;
  return (
    <>
      <div className="flex items-baseline justify-between gap-4">
        <span id="profile-progress" className="font-semibold">
          Your profile
        </span>
        <span className="text-[0.9375rem] text-char-700 tabular-nums">{percent}% complete</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby="profile-progress"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-2.5"
      >
        <svg width="100%" height="8" aria-hidden="true" focusable="false">
          {parts(profile.steps).map(({ x, whole, filled, done }) => (
            <g key={x}>
              <rect x={`${x}%`} width={`${whole}%`} height="8" rx="4" className="fill-warm-300" />
              <rect
                x={`${x}%`}
                width={`${filled}%`}
                height="8"
                rx="4"
                className={done ? "fill-sage-700" : "fill-ocean-700"}
              />
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}

/** Each step's part is as wide as what it counts for, and filled as far as it is. */
function parts(steps: StepState[]) {
  const room = 100 - GAP * (steps.length - 1);
  let x = 0;
  return steps.map(({ weight, percentage }) => {
    const whole = (room * weight) / 100;
    const part = { x, whole, filled: (whole * percentage) / weight, done: percentage === weight };
    x += whole + GAP;
    return part;
  });
}

function standing({ percentage, weight }: StepState, here: boolean) {
  if (percentage === weight) return "Complete";
  return percentage > 0 || here ? "In progress" : "Not yet started";
}

function Entry({ step }: { step: StepState }) {
  const here = useParams().step === String(step.step);
  const done = step.percentage === step.weight;
  return (
    <li>
      <Link
        to={address(step.step)}
        aria-current={here ? "step" : undefined}
        className={classes(
          "flex min-h-14 items-center gap-3 rounded-xl px-2.5 py-2 hover:bg-warm-100",
          here && "bg-ocean-50",
        )}
      >
        <span
          aria-hidden="true"
          className={classes(
            "grid size-8 shrink-0 place-items-center rounded-full text-[0.9375rem] font-semibold",
            here && "bg-ocean-700 text-white",
            !here && done && "bg-ok-bg text-ok",
            !here && !done && "bg-warm-50 ring-1 ring-warm-500 ring-inset",
          )}
        >
          {done && !here ? <Tick /> : step.step}
        </span>
        <span className="min-w-0 grow leading-snug">
          <span className={classes("block", here && "font-semibold")}>{step.name}</span>
          <span className="block text-[0.9375rem] text-char-600">{standing(step, here)}</span>
        </span>
        <span className="text-[0.9375rem] text-char-600 tabular-nums">
          {step.weight}%<span className="sr-only"> of your profile</span>
        </span>
      </Link>
    </li>
  );
}
