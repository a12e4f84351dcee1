import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { Home } from "./queries";
import { type State, stateOf } from "./standing";

/** What saving has led to, where that is more than answers kept. */
function said(before: State, now: State): string | null {
  if (now === "ready") return "Everything we need is there. You can send your home for our check.";
  if (now === "rejected") return "Once everything is put right, send your home again.";
  if (before === "asked" && now === "in_review") return "Thank you, your answer is with us.";
  if (before === "verified" && now === "in_review") return "Your home is back in our check.";
  return null;
}

export function NextStep({ before, home }: { before: Home; home: Home }) {
  const now = stateOf(home);
  const title = said(stateOf(before), now);
  if (!title) return null;
  return (
    <Notice kind="done" title={title} className="mt-6">
      {now !== "in_review" && (
        <ButtonLink to="/care-home/submit" tone="terra" className="mt-3">
          Check your answers
        </ButtonLink>
      )}
    </Notice>
  );
}
