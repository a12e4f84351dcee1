import { Notice } from "~/ui/notice";
import type { Home } from "./queries";
import { NOTES, standing } from "./standing";

const TOLD = ["asked", "rejected", "suspended"];

/** What our staff want put right, in their own words, above the answers it is about. */
export function Asked({ home }: { home: Home }) {
  const { state, kind, text } = standing(home);
  if (!TOLD.includes(state) || !home.verification_notes) return null;
  return (
    <Notice kind={kind} title={NOTES[state]} className="mb-6">
      <p className="whitespace-pre-line">{home.verification_notes}</p>
      {state === "asked" && <p className="mt-2">{text}</p>}
    </Notice>
  );
}
