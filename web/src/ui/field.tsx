import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "~/lib/classes";

/** What every question has. `error` is the sentence beside the answer and in the summary. */
export type Asked = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
};

/** The ids that describe an answer, for `aria-describedby`. */
export const describedBy = ({ id, hint, error }: Asked) =>
  classes(hint ? `${id}-hint` : "", error ? `${id}-error` : "") || undefined;

const frame = (error?: string) => classes("scroll-mt-24", error && "border-l-4 border-err pl-4");

function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-char-600">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children?: string }) {
  if (!children) return null;
  return (
    <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 font-semibold text-err">
      <CircleAlert className="mt-1 size-4 shrink-0" aria-hidden="true" />
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  );
}

/** One question with one box: label, hint, message, then `children`. */
export function Field({ children, ...asked }: Asked & { children: ReactNode }) {
  const { id, label, hint, error } = asked;
  return (
    <div data-field className={frame(error)}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      <FieldError id={id}>{error}</FieldError>
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** One question with several boxes; the first box carries the question's own `id`. */
export function Fieldset({ children, ...asked }: Asked & { children: ReactNode }) {
  const { id, label, hint, error } = asked;
  return (
    <fieldset data-field aria-describedby={describedBy(asked)} className={frame(error)}>
      <legend className="float-left w-full font-semibold">{label}</legend>
      <div className="clear-both">
        {hint && <FieldHint id={id}>{hint}</FieldHint>}
        <FieldError id={id}>{error}</FieldError>
        <div className="pt-2">{children}</div>
      </div>
    </fieldset>
  );
}
