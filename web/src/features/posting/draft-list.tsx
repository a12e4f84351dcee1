import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { roles } from "~/features/shift/queries";
import { clocksNote, when } from "~/features/shift/words";
import { many, money } from "~/lib/words";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/choices";
import { Confirm } from "~/ui/confirm";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldError } from "~/ui/field";
import { Pill } from "~/ui/notice";
import type { Shift } from "./queries";
import { overnight } from "./repeat";
import { ofShift } from "./typed";
import { useDrafts } from "./use-drafts";

type Props = {
  drafts: Shift[];
  verified: boolean;
  more: boolean;
  loading: boolean;
  onMore: () => void;
};

/** Drafts to choose from, to be published together or thrown away. */
export function DraftList({ drafts, verified, more, loading, onMore }: Props) {
  const { chosen, choose, problems, attempt, busy, ready, publish, discard } = useDrafts(drafts);
  const [asking, setAsking] = useState(false);
  const what = many(chosen.length, "shift");
  return (
    <>
      <ErrorSummary problems={problems} attempt={attempt} />
      <Choice
        id="all"
        type="checkbox"
        name="all"
        label={more ? `Choose all ${drafts.length} shown` : `Choose all ${drafts.length}`}
        checked={chosen.length === drafts.length}
        onChange={(on) => choose(on ? drafts.map(({ id }) => id) : [])}
      />
      <ul className="mt-4 grid gap-3" aria-label="Drafts">
        {drafts.map((draft) => (
          <Row
            key={draft.id}
            draft={draft}
            problem={problems[draft.id]}
            chosen={chosen.includes(draft.id)}
            onChoose={(on) =>
              choose(on ? [...chosen, draft.id] : chosen.filter((one) => one !== draft.id))
            }
          />
        ))}
      </ul>
      {more && (
        <Button tone="ghost" className="mt-4" busy={loading} onClick={onMore}>
          Show more drafts
        </Button>
      )}
      <div className="sticky bottom-0 z-20 -mx-4 mt-6 flex flex-wrap items-center gap-3 border-t border-warm-300 bg-warm-100 p-4 sm:mx-0 sm:px-0">
        {verified && (
          <Button tone="terra" large busy={busy} onClick={publish}>
            {chosen.length > 0 ? `Publish ${what}` : "Publish"}
          </Button>
        )}
        <Button tone="ghost" large busy={busy} onClick={() => setAsking(ready())}>
          {chosen.length > 0 ? `Delete ${what}` : "Delete"}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={`Delete ${many(chosen.length, "draft")}?`}
          act={`Delete ${many(chosen.length, "draft")}`}
          tone="terra"
          onAct={discard}
          onClose={() => setAsking(false)}
        >
          <p>Nobody but your home has seen them. They cannot be brought back.</p>
        </Confirm>
      )}
    </>
  );
}

type RowProps = {
  draft: Shift;
  problem?: string;
  chosen: boolean;
  onChoose: (on: boolean) => void;
};

function Row({ draft, problem, chosen, onChoose }: RowProps) {
  const { data } = useQuery(roles);
  const role = data?.find(({ code }) => code === draft.role)?.name ?? "…";
  const { starts, ends } = ofShift(draft);
  const night = overnight(starts, ends) ? " the next day" : "";
  const note = clocksNote(draft);
  const late = Date.parse(draft.starts_at) <= Date.now();
  return (
    <li className="card flex items-start gap-3 p-4" data-field>
      <span className="grid size-11 shrink-0 place-items-center">
        <input
          id={draft.id}
          type="checkbox"
          checked={chosen}
          aria-describedby={problem ? `${draft.id}-error` : undefined}
          onChange={(event) => onChoose(event.target.checked)}
          className="size-6 accent-ocean-700"
        />
      </span>
      <div className="min-w-0 grow">
        <label htmlFor={draft.id} className="block font-semibold">
          {when(draft)}
          {night}
        </label>
        <p className="text-char-700">
          {role}, {money(draft.hourly_rate)} an hour, {many(draft.positions, "person", "people")}
        </p>
        {note && <p className="text-[0.9375rem] font-semibold text-alert">{note}</p>}
        {late && (
          <p className="mt-1">
            <Pill kind="attention">Its time has come: change it first</Pill>
          </p>
        )}
        <FieldError id={draft.id}>{problem}</FieldError>
      </div>
      <Link
        to={`/care-home/shifts/${draft.id}/edit`}
        className="link inline-flex min-h-11 shrink-0 items-center px-1"
      >
        Change
        <span className="sr-only">
          {" "}
          {role}, {when(draft)}
        </span>
      </Link>
    </li>
  );
}
