import type { Schema } from "~/api/client";
import { useCounter } from "~/lib/motion";
import { figure, time } from "~/lib/words";
import { useLive } from "./use-live";

type Stats = Schema["Stats"];

const FIGURES = [
  ["total_workers", "care workers have joined"],
  ["completed_profiles", "have filled in all of their profile"],
  ["total_care_homes", "care homes have joined"],
  ["verified_care_homes", "homes verified by us"],
] as const;

/** How many people and homes are here, as the server counts them. */
export function Figures() {
  const { answer, failed } = useLive<Stats>("/api/public/stats");
  return (
    <section aria-labelledby="figures-title" className="shell relative z-10">
      <h2 id="figures-title" className="sr-only">
        Vicarity in figures
      </h2>
      <div className="card px-2 py-3 sm:px-4">
        <dl className="grid grid-cols-2 max-md:[&>*]:border-warm-200 max-md:[&>*:nth-child(-n+2)]:border-b max-md:[&>*:nth-child(odd)]:border-r md:grid-cols-4 md:divide-x md:divide-warm-200">
          {FIGURES.map(([name, label]) => (
            <div key={name} className="flex flex-col gap-1 px-2 py-4 text-center sm:px-6">
              <dt className="text-sm text-char-600 sm:text-[0.9375rem]">{label}</dt>
              <dd className="order-first text-3xl font-bold tracking-tight text-ocean-900 tabular-nums sm:text-4xl">
                {answer ? <Counted value={answer[name]} /> : <Unknown />}
              </dd>
            </div>
          ))}
        </dl>
        <p className="flex min-h-9 items-center justify-center gap-2 border-t border-warm-200 pt-2 text-center text-[0.8125rem] text-char-600">
          <span
            className={`size-2 shrink-0 rounded-full ${answer && !failed ? "bg-ok" : "bg-warm-500"}`}
            aria-hidden="true"
          />
          {standing(answer, failed)}
        </p>
      </div>
    </section>
  );
}

function standing(answer: Stats | null, failed: boolean): string {
  if (answer && failed)
    return `Figures from ${time(answer.updated_at)}. We cannot get newer ones just now.`;
  if (answer)
    return `Live figures, counted at ${time(answer.updated_at)}. Active accounts with a confirmed address.`;
  if (failed) return "We cannot get the figures just now. We show none rather than old ones.";
  return "Counted live, and again every five minutes.";
}

/** Screen readers are told the figure once, not every step of the way. */
function Counted({ value }: { value: number }) {
  const shown = useCounter(value);
  return (
    <>
      <span className="sr-only">{figure(value)}</span>
      <span aria-hidden="true">{figure(shown)}</span>
    </>
  );
}

function Unknown() {
  return (
    <>
      <span className="sr-only">not known at the moment</span>
      <span aria-hidden="true" className="text-warm-400">
        –
      </span>
    </>
  );
}
