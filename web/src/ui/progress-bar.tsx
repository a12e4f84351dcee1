type Props = {
  /** What is on its way: `Your profile`. */
  label: string;
  /** Whole per cent. */
  value: number;
};

/** How far something has come, in words and as a bar. */
export function ProgressBar({ label, value }: Props) {
  const id = `progress-${label.toLowerCase().replaceAll(/\W+/g, "-")}`;
  return (
    <div>
      <div className="flex items-baseline justify-between gap-4">
        <span id={id} className="font-semibold">
          {label}
        </span>
        <span className="text-[0.9375rem] text-char-700 tabular-nums">{value}% complete</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-2 h-2 overflow-hidden rounded-full bg-warm-300"
      >
        <div
          className="h-full rounded-full bg-ocean-700 transition-[width] duration-500"
          style={{ width: `${value}%` }}
        />
      </div>
    </div>
  );
}
