import type { ComponentProps } from "react";
import { classes } from "~/lib/classes";
import { type Asked, describedBy, Field } from "./field";

type TextFieldProps = Asked &
  Omit<ComponentProps<"input">, keyof Asked | "prefix"> & {
    /** A class for the box's width, which hints at the answer: `max-w-40`. */
    width?: string;
    /** Something that always stands before the answer, such as a pound sign. */
    prefix?: string;
  };

export function TextField(props: TextFieldProps) {
  const { id, label, hint, error, width, prefix, ...input } = props;
  const asked = { id, label, hint, error };
  return (
    <Field {...asked}>
      <div className={classes("flex", width)}>
        {prefix && (
          <span className="grid min-w-11 place-items-center rounded-l-[0.625rem] border-[1.5px] border-r-0 border-warm-500 bg-warm-100 px-3 text-char-700">
            {prefix}
          </span>
        )}
        <input
          id={id}
          type="text"
          className={classes("input", prefix && "rounded-l-none")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(asked)}
          {...input}
        />
      </div>
    </Field>
  );
}

export function TextArea(props: Asked & Omit<ComponentProps<"textarea">, keyof Asked>) {
  const { id, label, hint, error, ...area } = props;
  const asked = { id, label, hint, error };
  return (
    <Field {...asked}>
      <textarea
        id={id}
        rows={5}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(asked)}
        {...area}
      />
    </Field>
  );
}
