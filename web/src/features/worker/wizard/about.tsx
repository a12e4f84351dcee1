import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/text-field";
import { Photo } from "./photo";
import { aboutProblems } from "./sentences";
import { StepPage } from "./step-page";
import { ABOUT } from "./steps";
import { useStep } from "./use-step";

export function About() {
  const form = useStep(ABOUT, aboutProblems);
  return (
    <StepPage form={form}>
      <TextField
        label="First name"
        autoComplete="given-name"
        width="max-w-sm"
        {...form.text("first_name")}
      />
      <TextField
        label="Last name"
        autoComplete="family-name"
        width="max-w-sm"
        {...form.text("last_name")}
      />
      <DateField
        label="Date of birth"
        hint="For example, 27 3 1992"
        autoComplete="bday"
        {...form.asked("date_of_birth")}
      />
      <TextField
        label="Mobile number"
        hint="So that we can reach you about your checks"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        width="max-w-72"
        {...form.text("phone")}
      />
      <TextField
        label="Address line 1 (optional)"
        autoComplete="address-line1"
        {...form.text("address_line_1")}
      />
      <TextField
        label="Address line 2 (optional)"
        autoComplete="address-line2"
        {...form.text("address_line_2")}
      />
      <TextField
        label="Town or city (optional)"
        autoComplete="address-level2"
        width="max-w-sm"
        {...form.text("city")}
      />
      <TextField
        label="Postcode"
        hint="So that we can work out how far a care home is"
        autoComplete="postal-code"
        autoCapitalize="characters"
        spellCheck={false}
        width="max-w-40"
        {...form.text("postcode")}
      />
      <Photo {...form.asked("profile_picture_url")} />
    </StepPage>
  );
}
