import { CheckboxGroup, RadioGroup } from "~/ui/choices";
import { TextField } from "~/ui/text-field";
import { whenProblems } from "./sentences";
import { StepPage } from "./step-page";
import { WHEN } from "./steps";
import { useStep } from "./use-step";
import { DAYS, SHIFTS, YES_NO } from "./words";

export function When() {
  const form = useStep(WHEN, whenProblems);
  const { value: days, ...askedDays } = form.asked("available_days");
  const { value: shifts, ...askedShifts } = form.asked("shift_types");
  return (
    <StepPage form={form}>
      <CheckboxGroup
        label="On which days can you work?"
        hint="Choose all that usually suit you"
        options={DAYS}
        columns
        values={days}
        {...askedDays}
      />
      <CheckboxGroup
        label="Which shifts would you like?"
        options={SHIFTS}
        columns
        values={shifts}
        {...askedShifts}
      />
      <TextField
        label="How many miles do you travel to a shift?"
        hint="Between 1 and 100"
        inputMode="numeric"
        width="max-w-24"
        {...form.text("travel_radius_miles")}
      />
      <TextField
        label="Lowest pay an hour you would take (optional)"
        hint="Before tax, like 12.50. It cannot be below the minimum wage."
        inputMode="decimal"
        prefix="£"
        width="max-w-40"
        {...form.text("hourly_rate_min")}
      />
      <TextField
        label="Pay an hour you hope for (optional)"
        hint="Before tax, like 15.00"
        inputMode="decimal"
        prefix="£"
        width="max-w-40"
        {...form.text("hourly_rate_max")}
      />
      <RadioGroup
        label="Would you travel further for the right shift? (optional)"
        options={YES_NO}
        columns
        {...form.asked("willing_to_travel")}
      />
      <RadioGroup
        label="Do you have transport of your own? (optional)"
        hint="A car, motorbike or bicycle that gets you there early and late"
        options={YES_NO}
        columns
        {...form.asked("has_own_transport")}
      />
    </StepPage>
  );
}
