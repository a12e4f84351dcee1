import type { TypedDate } from "~/lib/dates";
import { type Asked, Fieldset } from "./field";

type Props = Asked & {
  value: TypedDate;
  onChange: (value: TypedDate) => void;
  /** `bday` lets browsers fill in a date of birth. */
  autoComplete?: "bday";
};

const BOXES = [
  ["day", "Day", "w-16", 2],
  ["month", "Month", "w-16", 9],
  ["year", "Year", "w-24", 4],
] as const;

/** A date that is remembered or copied: day, month, year. */
export function DateField({ value, onChange, autoComplete, ...asked }: Props) {
  return (
    <Fieldset {...asked}>
      <div className="flex gap-3">
        {BOXES.map(([part, label, width, longest]) => {
          const id = part === "day" ? asked.id : `${asked.id}-${part}`;
          return (
            <div key={part} className={width}>
              <label htmlFor={id} className="block text-[0.9375rem]">
                {label}
              </label>
              <input
                id={id}
                type="text"
                inputMode="numeric"
                maxLength={longest}
                autoComplete={autoComplete ? `${autoComplete}-${part}` : "off"}
                className="input mt-1"
                aria-invalid={asked.error ? true : undefined}
                value={value[part]}
                onChange={(event) => onChange({ ...value, [part]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}
