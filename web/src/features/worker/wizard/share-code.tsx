import { TextField } from "~/ui/text-field";
import { stated } from "./answers";
import type { StepForm } from "./use-step";

/** The check a share code belongs to; it is asked for with the right to work, not as a card. */
export const SHARE_CODE_OF = "RIGHT_TO_WORK";

const ID = `${SHARE_CODE_OF}-certificate_number`;

/**
 * The code with which a checker sees somebody's right to work.
 *
 * Source: https://www.gov.uk/prove-right-to-work
 */
export function ShareCode({ form }: { form: StepForm }) {
  const { qualifications } = form.answers;
  const held = qualifications.find(({ code }) => code === SHARE_CODE_OF);
  const put = (certificate_number: string) => {
    const others = qualifications.filter(({ code }) => code !== SHARE_CODE_OF);
    const entry = { ...(held ?? stated(SHARE_CODE_OF)), certificate_number };
    const empty = !certificate_number && !held?.document_id;
    form.set({ qualifications: empty ? others : [...others, entry] });
  };
  return (
    <TextField
      id={ID}
      label="Share code (optional)"
      hint="W and 8 letters or numbers, from GOV.UK. It works for 90 days, and instead of a document."
      autoComplete="off"
      width="max-w-56"
      maxLength={60}
      value={held?.certificate_number ?? ""}
      error={form.problems[ID]}
      onChange={(event) => put(event.target.value)}
    />
  );
}
