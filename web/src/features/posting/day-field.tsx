import { classes } from "~/lib/classes";
import { addDays, type Day, dayShort, daysFrom, today } from "~/lib/london";
import { TextField } from "~/ui/text-field";
import { FARTHEST } from "./repeat";

type Props = {
  id: string;
  name: string;
  label: string;
  hint?: string;
  value: string;
  error?: string;
  onChange: (event: { target: { value: string } }) => void;
};

/** A day soon: typed, or picked from the browser's own calendar. */
export function DayField(props: Props) {
  const now = today();
  return (
    <TextField
      type="date"
      min={now}
      max={addDays(now, FARTHEST)}
      width="max-w-48"
      autoComplete="off"
      {...props}
    />
  );
}

/** How many days from today have a button of their own. */
const NEAR = 7;

const NAMES = ["Today", "Tomorrow"];

type NearProps = { value: Day; onPick: (day: Day) => void };

/** The next days, for a tap. */
export function NearDays({ value, onPick }: NearProps) {
  return (
    <div role="group" aria-label="Days soon" className="flex flex-wrap gap-2">
      {daysFrom(today(), NEAR).map((day, index) => (
        <button
          key={day}
          type="button"
          aria-pressed={day === value}
          onClick={() => onPick(day)}
          className={classes(
            "min-h-11 rounded-full border-[1.5px] px-4 font-medium",
            day === value
              ? "border-ocean-700 bg-ocean-100 text-ocean-800"
              : "border-warm-500 bg-white hover:bg-warm-50",
          )}
        >
          {NAMES[index] ?? dayShort(day)}
        </button>
      ))}
    </div>
  );
}
