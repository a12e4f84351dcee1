import { CalendarDays, List, MapPin } from "lucide-react";
import { classes } from "~/lib/classes";
import type { Sort, View } from "./asked";

const VIEWS = [
  ["list", "List", List],
  ["map", "Map", MapPin],
  ["calendar", "Calendar", CalendarDays],
] as const;

type ViewsProps = { view: View; onChange: (view: View) => void };

/** In which way the shifts are shown. */
export function Views({ view, onChange }: ViewsProps) {
  return (
    <div
      role="group"
      aria-label="View"
      className="inline-flex rounded-2xl bg-warm-200 p-1 max-sm:order-first max-sm:w-full"
    >
      {VIEWS.map(([name, label, Icon]) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onChange(name)}
          className={classes(
            "inline-flex min-h-11 grow items-center justify-center gap-1.5 rounded-xl px-3 text-[0.9375rem] font-semibold",
            view === name ? "bg-white shadow-card" : "text-char-700 hover:bg-warm-100",
          )}
        >
          <Icon className="size-4.5 max-[22rem]:hidden" aria-hidden="true" /> {label}
        </button>
      ))}
    </div>
  );
}

const SORTS: readonly [Sort, string][] = [
  ["distance", "Nearest first"],
  ["starts_at", "Soonest first"],
  ["rate", "Best paid first"],
];

type SortProps = { sort: Sort; onChange: (sort: Sort) => void };

export function SortBy({ sort, onChange }: SortProps) {
  return (
    <label className="ml-auto max-sm:grow">
      <span className="sr-only">Order</span>
      <select
        className="input min-w-44"
        value={sort}
        onChange={(event) => onChange(event.target.value as Sort)}
      >
        {SORTS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
