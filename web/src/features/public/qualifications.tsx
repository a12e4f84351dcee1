import { useState } from "react";
import type { Schema } from "~/api/client";
import { CATEGORIES, type Category } from "~/lib/categories";
import { classes } from "~/lib/classes";
import { many } from "~/lib/words";
import type { Known } from "./known";
import { Section } from "./section";
import { useLive } from "./use-live";

/** The reference list, by category, with how many hold each verified. */
export function Qualifications({ known }: { known: Known }) {
  const [chosen, choose] = useState<Category>("mandatory");
  const { answer } = useLive<Schema["Showcase"]>("/api/public/qualifications");
  const holders = new Map(answer?.qualifications.map((one) => [one.code, one.worker_count]));
  const listed: Known = answer?.qualifications ?? known;
  return (
    <Section
      id="qualifications"
      title="Checks and training we look at"
      lead={`${many(listed.length, "qualification")} in our list. Add the ones you have; you see at once what is still missing.`}
    >
      <div role="group" aria-label="Kind of qualification" className="mb-6 flex flex-wrap gap-2">
        {CATEGORIES.map(([category, name]) => (
          <button
            key={category}
            type="button"
            aria-pressed={chosen === category}
            onClick={() => choose(category)}
            className={classes(
              "min-h-11 rounded-full px-4 text-[0.9375rem] font-semibold",
              chosen === category
                ? "bg-ocean-700 text-white"
                : "bg-white text-char-900 ring-1 ring-warm-500 ring-inset hover:bg-warm-50",
            )}
          >
            {name}
          </button>
        ))}
      </div>
      {CATEGORIES.map(([category, name, note]) => (
        <div key={category} hidden={chosen !== category}>
          <h3 className="sr-only">{name}</h3>
          <p className="text-char-700">{note}</p>
          <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {listed
              .filter((one) => one.category === category)
              .map(({ code, name }) => (
                <li key={code} className="rounded-2xl border border-warm-200 bg-warm-50 px-4 py-3">
                  <p className="font-semibold">{name}</p>
                  <p className="min-h-6 text-sm text-char-600">{held(holders.get(code))}</p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function held(holders: number | undefined): string {
  if (holders === undefined) return "";
  if (holders === 0) return "None verified yet";
  return `${many(holders, "care worker has", "care workers have")} it verified`;
}
