import { CheckboxGroup, RadioGroup } from "~/ui/choices";
import { DayField } from "./day-field";
import { WEEKDAYS } from "./repeat";
import type { Posting } from "./typed";

const HOW_OFTEN = [
  { value: "once", label: "Just this once" },
  { value: "daily", label: "Every day" },
  { value: "weekly", label: "Every week, on the same day" },
  { value: "days", label: "On some days of the week" },
];

const DAYS = WEEKDAYS.map((value) => ({
  value,
  label: value.replace(/^./, (first) => first.toUpperCase()),
}));

type Props = {
  values: Posting;
  problems: Partial<Record<keyof Posting, string>>;
  set: (changed: Partial<Posting>) => void;
  until: Parameters<typeof DayField>[0];
};

export function RepeatFields({ values, problems, set, until }: Props) {
  return (
    <>
      <RadioGroup
        id="repeat"
        label="Does it repeat?"
        columns
        error={problems.repeat}
        options={HOW_OFTEN}
        value={values.repeat}
        onChange={(repeat) => set({ repeat: repeat as Posting["repeat"] })}
      />
      {values.repeat === "days" && (
        <CheckboxGroup
          id="weekdays"
          label="On which days?"
          hint="Beside the day of the first shift"
          columns
          error={problems.weekdays}
          options={DAYS}
          values={values.weekdays}
          onChange={(weekdays) => set({ weekdays })}
        />
      )}
      {values.repeat !== "once" && <DayField {...until} />}
    </>
  );
}
