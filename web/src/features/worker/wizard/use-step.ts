import { type FormEvent, useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Refused } from "~/api/problems";
import { type Answers, MEMBERS, type Member } from "./answers";
import { answer } from "./draft";
import { halves, type Problems } from "./sentences";
import { after, type Step } from "./steps";
import { useWizard } from "./use-wizard";

/** One step of the wizard as a form: what is typed is saved by itself, pressing on checks it. */
export function useStep(step: Step, check: (answers: Answers) => Problems) {
  const { saving, draft, profile } = useWizard();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problems, setProblems] = useState<Problems>({});
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);
  const answers = Object.fromEntries(
    MEMBERS.map((member) => [member, answer(draft, profile, member)]),
  ) as Answers;

  useEffect(() => {
    saving.visit(step.number);
    return saving.tidy;
  }, [saving, step.number]);

  const show = (found: Problems) => {
    setProblems(found);
    setAttempt((count) => count + 1);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    const found = { ...check(answers), ...halves(answers, step.members) };
    if (Object.values(found).some(Boolean)) return show(found);
    setSending(true);
    setProblems({});
    try {
      await saving.save(step.members);
      if (saving.current().conflicts.length === 0) navigate(after(step, search.get("from")));
    } catch (error) {
      show(refusedBecause(error, answers));
    } finally {
      setSending(false);
    }
  }

  const set = (changed: Partial<Answers>) => saving.type(changed);

  /** What a box of text needs: `<TextField {...form.text("city")} />`. */
  const text = <Name extends TextMember>(name: Name) => ({
    id: name,
    name,
    value: answers[name],
    error: problems[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });

  /** What every other question needs: `<DateField {...form.asked("date_of_birth")} />`. */
  const asked = <Name extends Member>(name: Name) => ({
    id: name,
    value: answers[name],
    error: problems[name],
    onChange: (value: Answers[Name]) => set({ [name]: value } as Partial<Answers>),
  });

  return { step, profile, answers, set, problems, attempt, sending, submit, text, asked };
}

export type StepForm = ReturnType<typeof useStep>;

type TextMember = { [Name in Member]: Answers[Name] extends string ? Name : never }[Member];

/** Say by field why the server refused; the parts of a qualification have fields of their own. */
function refusedBecause(error: unknown, answers: Answers): Problems {
  if (!(error instanceof Error)) throw error;
  const found: Problems = {};
  const fields = error instanceof Refused ? error.fields : [];
  for (const { pointer, detail } of fields) found[fieldOf(pointer, answers)] ??= detail;
  return fields.length > 0 ? found : { "": error.message };
}

/** `#/qualifications/2/issue_date` is the field `STOMA_CARE-issue_date`. */
export function fieldOf(pointer: string, answers: Answers): string {
  const [, member = "", place, part] = pointer.split("/");
  const code = answers.qualifications[Number(place)]?.code;
  if (member === "qualifications" && code && part) return `${code}-${part}`;
  return MEMBERS.includes(member as Member) ? member : "";
}
