import { type ComponentProps, useState } from "react";
import { classes } from "~/lib/classes";
import { passwordNeeds } from "~/lib/password";
import { type Asked, describedBy, Field } from "./field";
import { Tick } from "./icon";

type Props = Asked &
  Omit<ComponentProps<"input">, keyof Asked> & {
    value: string;
    /** Show what a new password still needs while it is typed. */
    choosing?: boolean;
  };

/** One box with Show. Password managers and pasting work. */
export function PasswordField({ id, label, hint, error, choosing, ...input }: Props) {
  const [shown, setShown] = useState(false);
  const asked = { id, label, hint, error };
  const described = classes(describedBy(asked), choosing && `${id}-needs`) || undefined;
  return (
    <div className="relative">
      <Field {...asked}>
        <input
          id={id}
          type={shown ? "text" : "password"}
          autoComplete={choosing ? "new-password" : "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          className="input"
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          {...input}
        />
        {choosing && <Needs id={`${id}-needs`} value={input.value} />}
      </Field>
      <button
        type="button"
        aria-controls={id}
        onClick={() => setShown(!shown)}
        className="absolute -top-2.5 right-0 inline-flex min-h-11 items-center px-2 font-semibold text-ocean-700 underline underline-offset-4"
      >
        {shown ? "Hide" : "Show"} <span className="sr-only">password</span>
      </button>
    </div>
  );
}

/** What a good password has: each with a tick once it is there. */
function Needs({ id, value }: { id: string; value: string }) {
  const { needs, longEnough } = passwordNeeds(value);
  return (
    <div id={id} className="mt-3 rounded-xl bg-warm-100 p-4 text-[0.9375rem]">
      <p className="font-semibold">Use 15 or more characters of any kind, or all of these:</p>
      <ul className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {needs.map(({ name, met }) => (
          <li key={name} className={classes("flex items-center gap-2", met && "text-ok")}>
            <span
              aria-hidden="true"
              className={classes(
                "grid size-5 shrink-0 place-items-center rounded-full",
                met ? "bg-ok text-white" : "ring-1 ring-warm-500 ring-inset",
              )}
            >
              {met && <Tick className="size-3.5" />}
            </span>
            {name}
            <span className="sr-only">{met ? ": done" : ": missing"}</span>
          </li>
        ))}
      </ul>
      {longEnough && <p className="mt-2 text-ok">Long enough: nothing else is needed.</p>}
    </div>
  );
}
