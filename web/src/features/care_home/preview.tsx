import { useEffect, useRef, useState } from "react";
import { many } from "~/lib/words";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/choices";
import { type Filling, filledIn, fillings, taken } from "./filling";
import { Licence } from "./licence";
import { LABELS, type Member, readable, type Values } from "./members";
import type { Entry } from "./queries";
import { Rating } from "./rating";

type Props = {
  entry: Entry;
  values: Values;
  onTake: (answers: Partial<Values>) => void;
  onBack: () => void;
};

/** Exactly what would be filled in, and a question for each answer that is there already. */
export function Preview({ entry, values, onTake, onBack }: Props) {
  const [replace, setReplace] = useState<Member[]>([]);
  const found = fillings(values, entry);
  const fresh = found.filter((one) => one.kind === "new" || taken(one.member));
  const differing = found.filter((one) => one.kind === "differs" && !taken(one.member));
  const same = found.filter((one) => one.kind === "same" && !taken(one.member));
  const toggle = (member: Member, on: boolean) =>
    setReplace((now) => (on ? [...now, member] : now.filter((one) => one !== member)));
  return (
    <div>
      <Heading name={entry.name} />
      <p className="mt-1 text-char-700">
        CQC’s rating: <Rating {...entry} />
      </p>
      {fresh.length > 0 && <Fresh fillings={fresh} />}
      {same.length > 0 && (
        <p className="mt-4 text-char-700">
          {many(same.length, "answer")} of yours {same.length === 1 ? "is" : "are"} the same in the
          register.
        </p>
      )}
      {differing.length > 0 && (
        <fieldset className="mt-6">
          <legend className="font-semibold">
            Your answers that differ. Tick those the register’s should replace.
          </legend>
          <div className="mt-2 grid gap-2">
            {differing.map((one) => (
              <Choice
                key={one.member}
                id={`replace-${one.member}`}
                type="checkbox"
                name="replace"
                label={`${LABELS[one.member]}: “${readable(one.member, one.then)}”`}
                hint={`Yours: “${readable(one.member, one.now)}”`}
                checked={replace.includes(one.member)}
                onChange={(on) => toggle(one.member, on)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="mt-6 mb-4 flex flex-wrap gap-3">
        <Button onClick={() => onTake(filledIn(found, replace))}>Fill this in</Button>
        <Button tone="ghost" onClick={onBack}>
          This is not my home
        </Button>
      </div>
      <Licence />
    </div>
  );
}

/** Takes focus: the box that was typed into is gone. */
function Heading({ name }: { name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-xl">
      Is this your home? {name}
    </h2>
  );
}

function Fresh({ fillings }: { fillings: readonly Filling[] }) {
  return (
    <div className="mt-5">
      <h3 className="font-semibold tracking-normal">This is filled in</h3>
      <dl className="mt-2 rounded-xl bg-warm-50 px-4 py-3">
        {fillings.map(({ member, now, then, kind }) => (
          <div key={member} className="gap-x-4 py-1 sm:grid sm:grid-cols-[11rem_1fr]">
            <dt className="text-char-700">{LABELS[member]}</dt>
            <dd className="min-w-0 font-medium">
              {readable(member, then)}
              {kind === "differs" && <span className="font-normal"> (instead of {now})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
