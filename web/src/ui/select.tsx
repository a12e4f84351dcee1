import type { ComponentProps } from "react";
import { classes } from "~/lib/classes";
import { type Asked, describedBy, Field } from "./field";

export type Option = { value: string; label: string; hint?: string };

type Props = Asked &
  Omit<ComponentProps<"select">, keyof Asked> & {
    options: readonly Option[];
    /** What stands there until somebody chooses; leave it out when there is always an answer. */
    placeholder?: string;
    width?: string;
  };

export function Select(props: Props) {
  const { id, label, hint, error, options, placeholder, width, ...select } = props;
  const asked = { id, label, hint, error };
  return (
    <Field {...asked}>
      <select
        id={id}
        className={classes("input", width)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(asked)}
        {...select}
      >
        {placeholder && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
