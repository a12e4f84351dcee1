import { CircleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, type Tone } from "./button";
import { Dialog } from "./dialog";

type Props = {
  /** The question, with the name of whom or what it is about. */
  title: string;
  children: ReactNode;
  /** What the button says: the act itself, never "Yes". */
  act: string;
  tone?: Tone;
  onAct: () => Promise<void>;
  onClose: () => void;
};

/** A named question before something that is costly or final; a refusal is shown inside it. */
export function Confirm({ title, children, act, tone, onAct, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState("");
  const go = async () => {
    setBusy(true);
    setRefused("");
    try {
      await onAct();
      onClose();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="space-y-3 text-char-700">{children}</div>
      <div role="alert">
        {refused && (
          <p className="mt-4 flex items-start gap-1.5 font-semibold text-err">
            <CircleAlert className="mt-1 size-4 shrink-0" aria-hidden="true" />
            <span>
              <span className="sr-only">Error: </span>
              {refused}
            </span>
          </p>
        )}
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button tone={tone} busy={busy} onClick={go}>
          {act}
        </Button>
        <Button tone="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
