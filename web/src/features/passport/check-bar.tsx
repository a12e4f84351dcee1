import { classes } from "~/lib/classes";
import type { Compliance } from "./queries";
import { byUrgency, mandatory, state } from "./standing";

const COLOURS = {
  done: "bg-sage-600",
  attention: "bg-[#D9A441]",
  problem: "bg-err",
  information: "bg-ocean-300",
} as const;

/** The mandatory checks at a glance: in words, and one stroke for each. */
export function CheckBar({ found }: { found: Compliance }) {
  const { met, of } = mandatory(found);
  const strokes = byUrgency(found.items.filter((item) => item.is_mandatory)).reverse();
  return (
    <div>
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">Mandatory checks</span>
        <span className="text-[0.9375rem] tabular-nums">
          {met} of {of} done
        </span>
      </p>
      <div aria-hidden="true" className="mt-2 flex gap-1">
        {strokes.map((item) => (
          <span
            key={item.code}
            className={classes("h-2 flex-1 rounded-full", stroke(item.status, state(item).kind))}
          />
        ))}
      </div>
    </div>
  );
}

const stroke = (status: string, kind: keyof typeof COLOURS) =>
  status === "missing" ? "bg-warm-300" : COLOURS[kind];
