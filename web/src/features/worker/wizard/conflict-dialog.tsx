import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import type { Member } from "./answers";
import { answer } from "./draft";
import { useWizard } from "./use-wizard";
import { inWords, LABELS } from "./words";

/** Asks which of two answers to keep; until then neither replaces the other. */
export function ConflictDialog() {
  const { saving, conflicts } = useWizard();
  if (conflicts.length === 0) return null;
  return (
    <Dialog title="Which answer is right?">
      <p className="text-char-700">
        You changed this on another page or device while it was being answered here.
      </p>
      <ul className="mt-4 space-y-4">
        {conflicts.map((member) => (
          <Both key={member} member={member} />
        ))}
      </ul>
      <div className="mt-6 grid gap-3">
        <Button tone="sage" onClick={() => saving.choose(true)}>
          Keep what I typed here
        </Button>
        <Button tone="ghost" onClick={() => saving.choose(false)}>
          Keep what is saved
        </Button>
      </div>
    </Dialog>
  );
}

function Both({ member }: { member: Member }) {
  const { draft, profile } = useWizard();
  return (
    <li className="rounded-xl bg-warm-100 p-4">
      <p className="font-semibold">{LABELS[member]}</p>
      <dl className="mt-1">
        <Version name="Typed here">
          {inWords(profile, member, answer(draft, profile, member))}
        </Version>
        <Version name="Saved">{inWords(profile, member, answer({}, profile, member))}</Version>
      </dl>
    </li>
  );
}

function Version({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex gap-2">
      <dt className="w-24 shrink-0 text-char-600">{name}</dt>
      <dd className="min-w-0">{children || "Nothing"}</dd>
    </div>
  );
}
