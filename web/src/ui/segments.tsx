import { classes } from "~/lib/classes";

type Props<Value extends string> = {
  /** What is chosen here, for screen readers. */
  label: string;
  options: readonly { value: Value; label: string; count: number }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** Parts of one list, of which one is shown. */
export function Segments<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="grid grid-cols-2 gap-1 rounded-2xl bg-warm-200 p-1 sm:grid-flow-col sm:grid-cols-none"
    >
      {options.map((option) => {
        const on = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={on}
            onClick={() => onChange(option.value)}
            className={classes(
              "min-h-11 rounded-xl px-3 font-semibold",
              on ? "bg-white text-char-900 shadow-card" : "text-char-700 hover:bg-warm-100",
            )}
          >
            {option.label} <span className="font-normal tabular-nums">{option.count}</span>
          </button>
        );
      })}
    </div>
  );
}
