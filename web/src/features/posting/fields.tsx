import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";
import { clocksNote } from "~/features/shift/words";
import { clockTime } from "~/lib/dates";
import { RadioGroup } from "~/ui/choices";
import { Select } from "~/ui/select";
import { TextArea, TextField } from "~/ui/text-field";
import { TryAgain } from "~/ui/try-again";
import { overnight, type Span } from "./repeat";
import { Requirements } from "./requirements";
import { clocks, type Terms } from "./typed";

type Name =
  | "role"
  | "starts"
  | "ends"
  | "break_minutes"
  | "positions"
  | "hourly_rate"
  | "description";

/** As much of a form as these questions need; shifts and templates ask them alike. */
export type TermsForm = {
  values: Terms;
  problems: Partial<Record<keyof Terms, string>>;
  set: (changed: Partial<Terms>) => void;
  field: (name: Name) => {
    id: string;
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: { target: { value: string } }) => void;
  };
};

type Props = { form: TermsForm };

export function Work({ form }: Props) {
  const { data, error, refetch } = useQuery(roles);
  if (error && !data) return <TryAgain error={error} onRetry={refetch} />;
  const options = (data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const role = data?.find(({ code }) => code === form.values.role);
  return (
    <>
      <Select
        label="Role"
        options={options}
        placeholder={data ? "Choose a role" : "Loading the roles"}
        width="max-w-80"
        {...form.field("role")}
      />
      <Requirements
        role={role}
        codes={form.values.required_qualifications}
        error={form.problems.required_qualifications}
        onChange={(required_qualifications) => form.set({ required_qualifications })}
      />
    </>
  );
}

/** From when to when by the clock; `span` says which night it is, where that is known. */
export function Times({ form, span }: Props & { span?: Span | null }) {
  const times = clocks(form.values);
  const note = span && clocksNote(span);
  return (
    <div>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-6">
        <Clock label="Starts" field={form.field("starts")} />
        <Clock label="Ends" field={form.field("ends")} />
      </div>
      <div role="status" className="mt-2 text-char-700">
        {times && overnight(times.starts, times.ends) && <p>Ends at {times.ends} the next day.</p>}
        {note && <p className="font-semibold text-alert">{note}</p>}
      </div>
    </div>
  );
}

type ClockProps = { label: string; field: ReturnType<TermsForm["field"]> };

/** A time on the 24-hour clock, tidied when it was typed: `730` is 07:30. */
function Clock({ label, field }: ClockProps) {
  const tidy = () => {
    const value = clockTime(field.value);
    if (value) field.onChange({ target: { value } });
  };
  return (
    <TextField
      label={label}
      hint={label === "Starts" ? "Like 07:30" : "Like 15:00"}
      width="max-w-28"
      autoComplete="off"
      {...field}
      onBlur={tidy}
    />
  );
}

export function Break({ form }: Props) {
  return (
    <TextField
      label="Unpaid break, in minutes"
      hint="0 if the whole shift is paid"
      inputMode="numeric"
      autoComplete="off"
      width="max-w-24"
      {...form.field("break_minutes")}
    />
  );
}

export function People({ form, hint }: Props & { hint?: string }) {
  return (
    <TextField
      label="People needed"
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      width="max-w-24"
      {...form.field("positions")}
    />
  );
}

type RateProps = Props & { label?: string; hint?: string };

export function Rate({ form, label = "Pay an hour", hint }: RateProps) {
  return (
    <TextField
      label={label}
      hint={hint ?? "Before tax, like 14.50. Never below the minimum wage on the day."}
      inputMode="decimal"
      autoComplete="off"
      prefix="£"
      width="max-w-40"
      {...form.field("hourly_rate")}
    />
  );
}

const MODES = [
  {
    value: "approve",
    label: "You choose from who applies",
    hint: "You see what we have checked about each person, and book whom you want.",
  },
  {
    value: "instant",
    label: "Whoever is checked takes it at once",
    hint: "People who fit book themselves until the places are gone. Quickest for a gap tonight.",
  },
];

export function Mode({ form }: Props) {
  return (
    <RadioGroup
      id="booking_mode"
      label="How people get the shift"
      error={form.problems.booking_mode}
      options={MODES}
      value={form.values.booking_mode}
      onChange={(mode) => form.set({ booking_mode: mode as Terms["booking_mode"] })}
    />
  );
}

export function Description({ form }: Props) {
  return (
    <TextArea
      label="About the shift (optional)"
      hint="What the work is like, where to ring, what to bring"
      rows={4}
      {...form.field("description")}
    />
  );
}
