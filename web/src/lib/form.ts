/** One form: what was typed, what is wrong with it, and sending it once. */

import { type FormEvent, useState } from "react";
import { Refused } from "~/api/problems";

/** Sentences by field. The empty name is for what concerns no single field. */
export type Problems<Values> = Partial<Record<(keyof Values & string) | "", string>>;

type Options<Values> = {
  initial: Values;
  /** What this page can see is missing; the server checks everything again. */
  check: (values: Values) => Problems<Values>;
  send: (values: Values) => Promise<void>;
  /** Fields that are emptied when the server refuses. */
  secret?: (keyof Values & string)[];
};

export function useForm<Values extends Record<string, unknown>>(options: Options<Values>) {
  const { initial, check, send, secret = [] } = options;
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Problems<Values>>({});
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);

  const set = (changed: Partial<Values> | ((now: Values) => Partial<Values>)) =>
    setValues((now) => ({ ...now, ...(typeof changed === "function" ? changed(now) : changed) }));

  const show = (found: Problems<Values>) => {
    setProblems(found);
    setAttempt((count) => count + 1);
  };

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (sending) return;
    const found = check(values);
    if (Object.values(found).some(Boolean)) return show(found);
    setSending(true);
    setProblems({});
    try {
      await send(values);
    } catch (error) {
      show(problemsOf(error, values));
      const emptied = Object.fromEntries(secret.map((name) => [name, ""]));
      setValues((before) => ({ ...before, ...emptied }));
    } finally {
      setSending(false);
    }
  }

  /** What a text field of this form needs: `<TextField {...form.field("email")} />`. */
  const field = <Name extends keyof Values & string>(name: Name) => ({
    id: name,
    name,
    value: values[name] as Values[Name] & string,
    error: problems[name],
    onChange: (event: { target: { value: string } }) =>
      set({ [name]: event.target.value } as unknown as Partial<Values>),
  });

  return { values, set, problems, show, attempt, sending, submit, field };
}

/** Say by field why the server refused; `#/address/city` belongs to `address`. */
export function problemsOf<Values extends Record<string, unknown>>(
  error: unknown,
  values: Values,
): Problems<Values> {
  if (!(error instanceof Error)) throw error;
  const found: Problems<Values> = {};
  const fields = error instanceof Refused ? error.fields : [];
  for (const { pointer, detail } of fields) {
    const member = pointer.split("/")[1] ?? "";
    const name = (member in values ? member : "") as keyof Problems<Values>;
    found[name] ??= detail;
  }
  if (fields.length === 0) found[""] = error.message;
  return inOrder(found, values);
}

/** In the order of the form, whatever the order of the server's members. */
function inOrder<Values extends Record<string, unknown>>(
  found: Problems<Values>,
  values: Values,
): Problems<Values> {
  const names = ["", ...Object.keys(values)] as (keyof Problems<Values>)[];
  return Object.fromEntries(names.map((name) => [name, found[name]])) as Problems<Values>;
}
