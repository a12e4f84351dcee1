import { figure } from "~/lib/words";
import { RadioGroup } from "~/ui/choices";
import { TextArea } from "~/ui/text-field";
import { experienceProblems, LONGEST_BIO, lengthOf } from "./sentences";
import { StepPage } from "./step-page";
import { EXPERIENCE } from "./steps";
import { useStep } from "./use-step";
import { WordPicker } from "./word-picker";
import { KNOWN_WELL, LANGUAGES, MANNERS, YEARS } from "./words";

export function Experience() {
  const form = useStep(EXPERIENCE, experienceProblems);
  return (
    <StepPage form={form}>
      <RadioGroup
        label="How long have you worked in care?"
        hint="Paid or unpaid; caring for somebody at home counts"
        options={YEARS}
        {...form.asked("years_experience")}
      />
      <WordPicker
        label="What do you know well?"
        hint="Choose all that apply"
        more="Something else you know well"
        suggestions={KNOWN_WELL}
        {...form.asked("specializations")}
      />
      <WordPicker
        label="Which languages do you speak? (optional)"
        more="Another language"
        suggestions={LANGUAGES}
        {...form.asked("languages")}
      />
      <WordPicker
        label="How are you with people? (optional)"
        hint="What somebody who has worked with you would say"
        more="In your own words"
        suggestions={MANNERS}
        {...form.asked("soft_skills")}
      />
      <TextArea
        label="About you"
        hint={
          <>A few sentences: why you do this work, and what you do well. {room(form.answers.bio)}</>
        }
        rows={8}
        {...form.text("bio")}
      />
    </StepPage>
  );
}

function room(bio: string) {
  const left = LONGEST_BIO - lengthOf(bio);
  const said = left >= 0 ? `${figure(left)} characters left.` : `${figure(-left)} too many.`;
  return <span className="whitespace-nowrap tabular-nums">{said}</span>;
}
