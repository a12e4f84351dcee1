import type { ReactNode } from "react";
import { type Asked, Fieldset } from "./field";
import type { Option } from "./select";

type Group = Asked & { options: readonly Option[]; columns?: boolean };

/** One answer of a few. */
export function RadioGroup({
  value,
  onChange,
  ...group
}: Group & { value: string; onChange: (value: string) => void }) {
  return (
    <Choices
      {...group}
      type="radio"
      chosen={(option) => option === value}
      onToggle={(option) => onChange(option)}
    />
  );
}

/** Any number of answers. */
export function CheckboxGroup({
  values,
  onChange,
  ...group
}: Group & { values: readonly string[]; onChange: (values: string[]) => void }) {
  const toggled = (option: string, on: boolean) =>
    group.options
      .map(({ value }) => value)
      .filter((value) => (value === option ? on : values.includes(value)));
  return (
    <Choices
      {...group}
      type="checkbox"
      chosen={(option) => values.includes(option)}
      onToggle={(option, on) => onChange(toggled(option, on))}
    />
  );
}

function Choices({
  options,
  columns,
  type,
  chosen,
  onToggle,
  ...asked
}: Group & {
  type: "radio" | "checkbox";
  chosen: (value: string) => boolean;
  onToggle: (value: string, on: boolean) => void;
}) {
  return (
    <Fieldset {...asked}>
      <div className={columns ? "grid gap-2 sm:grid-cols-2" : "grid gap-2"}>
        {options.map(({ value, label, hint }, index) => (
          <Choice
            key={value}
            id={index === 0 ? asked.id : `${asked.id}-${value.replaceAll(" ", "-")}`}
            type={type}
            name={asked.id}
            value={value}
            label={label}
            hint={hint}
            checked={chosen(value)}
            onChange={(on) => onToggle(value, on)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

type ChoiceProps = {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  value?: string;
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (on: boolean) => void;
};

/** One box to tick, as large as its words; also stands alone, for a yes. */
export function Choice({ id, label, hint, onChange, ...input }: ChoiceProps) {
  return (
    <div className="relative flex min-h-12 items-start gap-3 rounded-xl border-[1.5px] border-warm-500 bg-white px-4 py-3 has-checked:border-ocean-700 has-checked:bg-ocean-50">
      <input
        {...input}
        id={id}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="relative z-10 size-6 shrink-0 accent-ocean-700"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium before:absolute before:inset-0">
          {label}
        </label>
        {hint && (
          <p id={`${id}-note`} className="text-[0.9375rem] text-char-600">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
