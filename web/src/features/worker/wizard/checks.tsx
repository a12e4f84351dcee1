import { RadioGroup } from "~/ui/choices";
import { DateField } from "~/ui/date-field";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { Evidence } from "./evidence";
import { Qualifications } from "./qualifications";
import { ShareCode } from "./share-code";
import { StepPage } from "./step-page";
import { CHECKS } from "./steps";
import { type StepForm, useStep } from "./use-step";
import { CERTIFIED, CITIZENS, DBS, RIGHT_TO_WORK } from "./words";

/** Everything in this step can come later; what is wrong with it is said at once. */
const nothing = () => ({});

export function Checks() {
  const form = useStep(CHECKS, nothing);
  return (
    <StepPage form={form}>
      <RadioGroup
        label="Which DBS check do you have?"
        hint="It stands at the top of your certificate"
        options={DBS}
        {...form.asked("dbs_status")}
      />
      {form.answers.dbs_status === "not_checked" && <NoCheckYet />}
      {CERTIFIED.includes(form.answers.dbs_status) && <Certificate form={form} />}
      <RightToWork form={form} />
      <Qualifications {...form.asked("qualifications")} problems={form.problems} />
    </StepPage>
  );
}

function NoCheckYet() {
  return (
    <Notice title="Care homes ask for an enhanced check">
      An employer usually applies for it with you. Fill in everything else now, and add it later.
    </Notice>
  );
}

function Certificate({ form }: { form: StepForm }) {
  return (
    <div className="space-y-7 border-l-4 border-warm-300 pl-4 sm:pl-6">
      <TextField
        label="Certificate number (optional)"
        hint="12 digits, at the top right of the certificate"
        inputMode="numeric"
        autoComplete="off"
        width="max-w-56"
        {...form.text("dbs_certificate_number")}
      />
      <DateField
        label="Date of issue (optional)"
        hint="For example, 14 5 2025"
        {...form.asked("dbs_issue_date")}
      />
      <DateField
        label="When it is to be renewed (optional)"
        hint="If your employer gave you a date. A certificate itself has none."
        {...form.asked("dbs_expiry_date")}
      />
      <Evidence
        kind="dbs_certificate"
        label="Your DBS certificate"
        hint="Every corner in the picture. We cannot check it without a file."
      />
    </div>
  );
}

function RightToWork({ form }: { form: StepForm }) {
  const { value, ...asked } = form.asked("right_to_work_status");
  const known = RIGHT_TO_WORK.some((option) => option.value === value);
  const options = value && !known ? [...RIGHT_TO_WORK, { value, label: value }] : RIGHT_TO_WORK;
  return (
    <>
      <RadioGroup
        label="What gives you the right to work in the UK?"
        options={options}
        value={value}
        {...asked}
      />
      {value && (
        <div className="space-y-7 border-l-4 border-warm-300 pl-4 sm:pl-6">
          {!CITIZENS.includes(value) && <ShareCode form={form} />}
          <Evidence
            kind="right_to_work"
            label="A document that shows it"
            hint="The page of your passport with your photo, or your eVisa or permit"
          />
        </div>
      )}
    </>
  );
}
