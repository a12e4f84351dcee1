import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import { classes } from "~/lib/classes";
import { nearDay } from "~/lib/dates";
import { addDays, dayShort, daysFrom, today } from "~/lib/london";
import { describedBy, Field } from "~/ui/field";
import { FARTHEST } from "./repeat";
import { written } from "./typed";

type Props = {
  id: string;
  label: string;
  hint: string;
  value: string;
  error?: string;
  onChange: (event: { target: { value: string } }) => void;
};

/** A day soon: typed as people write it, or picked from the browser's own calendar. */
export function DayField({ value, onChange, ...asked }: Props) {
  const day = nearDay(value, today());
  const put = (picked: string | null) => picked && onChange({ target: { value: written(picked) } });
  return (
    <Field {...asked}>
      <div className="flex max-w-72 gap-2">
        <input
          id={asked.id}
          type="text"
          className="input"
          autoComplete="off"
          value={value}
          aria-invalid={asked.error ? true : undefined}
          aria-describedby={describedBy(asked)}
          onChange={onChange}
          onBlur={() => put(day)}
        />
        <Calendar label={asked.label} value={day ?? ""} onPick={put} />
      </div>
    </Field>
  );
}

type CalendarProps = { label: string; value: string; onPick: (day: string) => void };

/** Opens the calendar of a date box that nobody sees: its own text follows the device, not us. */
function Calendar({ label, value, onPick }: CalendarProps) {
  const box = useRef<HTMLInputElement>(null);
  const now = today();
  if (!("showPicker" in HTMLInputElement.prototype)) return null;
  return (
    <span className="relative">
      <button
        type="button"
        onClick={() => box.current?.showPicker()}
        className="btn btn-ghost size-11 p-0!"
      >
        <CalendarDays className="size-5" aria-hidden="true" />
        <span className="sr-only">Open a calendar: {label}</span>
      </button>
      <input
        ref={box}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className="pointer-events-none absolute bottom-0 left-0 size-px opacity-0"
        min={now}
        max={addDays(now, FARTHEST)}
        value={value}
        onChange={(event) => onPick(event.target.value)}
      />
    </span>
  );
}

/** How many days from today have a button of their own. */
const NEAR = 7;

const NAMES = ["Today", "Tomorrow"];

type NearProps = { value: string; onPick: (day: string) => void };

/** The next days, for a tap. */
export function NearDays({ value, onPick }: NearProps) {
  const now = today();
  const chosen = nearDay(value, now);
  return (
    <div role="group" aria-label="Days soon" className="flex flex-wrap gap-2">
      {daysFrom(now, NEAR).map((day, index) => (
        <button
          key={day}
          type="button"
          aria-pressed={day === chosen}
          onClick={() => onPick(written(day))}
          className={classes(
            "min-h-11 rounded-full border-[1.5px] px-4 font-medium",
            day === chosen
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
