import { useState } from "react";
import { Button } from "~/ui/button";
import { LookUp } from "./look-up";
import type { Values } from "./members";
import { Preview } from "./preview";
import type { Entry } from "./queries";

type Props = {
  values: Values;
  /** The register was never asked: begin with the question. */
  first: boolean;
  onFill: (answers: Partial<Values>) => void;
  onByHand: () => void;
};

/** Filling in the profile from the CQC register: look up, look over, take. */
export function SetUp({ values, first, onFill, onByHand }: Props) {
  const [open, setOpen] = useState(first);
  const [entry, setEntry] = useState<Entry | null>(null);
  const close = () => {
    setOpen(false);
    setEntry(null);
  };
  if (!open)
    return (
      <Button tone="ghost" onClick={() => setOpen(true)}>
        Fill in from the CQC register
      </Button>
    );
  return (
    <section className="card p-5 sm:p-6" aria-label="CQC register">
      {entry ? (
        <Preview
          entry={entry}
          values={values}
          onTake={(answers) => {
            close();
            onFill(answers);
          }}
          onBack={() => setEntry(null)}
        />
      ) : (
        <LookUp
          onPick={setEntry}
          onByHand={() => {
            close();
            onByHand();
          }}
        />
      )}
    </section>
  );
}
