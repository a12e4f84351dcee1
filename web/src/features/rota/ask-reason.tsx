import { type ReactNode, useState } from "react";
import { useOnce } from "~/lib/once";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { showField } from "~/ui/error-summary";
import { TextArea } from "~/ui/text-field";

type Props = {
  title: string;
  children: ReactNode;
  label: string;
  hint?: string;
  /** Words to begin with: pressing one fills the answer, which can then be changed. */
  offers?: readonly string[];
  /** What to say when nothing was typed; without it an empty answer will do. */
  needed?: string;
  act: string;
  onSend: (reason: string, key: string) => Promise<unknown>;
  onClose: () => void;
};

const FIELD = "reason";

/** A named question with a reason, before something that others hear of. */
export function AskReason(props: Props) {
  const { title, children, label, hint, offers = [], needed, act, onSend, onClose } = props;
  const once = useOnce();
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const refuse = (said: string) => {
    setError(said);
    setBusy(false);
    showField(FIELD);
  };
  const send = async () => {
    if (needed && !reason.trim()) return refuse(needed);
    setBusy(true);
    try {
      const said = reason.trim();
      await once(said, (key) => onSend(said, key));
      onClose();
    } catch (refused) {
      refuse(refused instanceof Error ? refused.message : String(refused));
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="space-y-3 text-char-700">{children}</div>
      {offers.length > 0 && <Offers offers={offers} onChoose={setReason} />}
      <div className="mt-4" role={error ? "alert" : undefined}>
        <TextArea
          id={FIELD}
          label={label}
          hint={hint}
          error={error}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button tone="terra" busy={busy} onClick={send}>
          {act}
        </Button>
        <Button tone="ghost" onClick={onClose}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}

function Offers({
  offers,
  onChoose,
}: {
  offers: readonly string[];
  onChoose: (said: string) => void;
}) {
  return (
    <div role="group" aria-label="Words to begin with" className="mt-4 grid gap-2">
      {offers.map((said) => (
        <button
          key={said}
          type="button"
          onClick={() => onChoose(said)}
          className="min-h-11 rounded-xl border border-warm-300 bg-warm-50 px-3 py-2 text-left text-[0.9375rem] hover:bg-warm-200"
        >
          {said}
        </button>
      ))}
    </div>
  );
}
