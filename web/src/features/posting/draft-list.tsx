import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { roles } from "~/features/shift/queries";
import { clocksNote, nextDay, when } from "~/features/shift/words";
import { many, money } from "~/lib/words";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { FieldError } from "~/ui/field";
import { Pill } from "~/ui/notice";
import type { Shift } from "./queries";
import type { useDrafts } from "./use-drafts";

type Props = {
  drafts: Shift[];
  acts: ReturnType<typeof useDrafts>;
  verified: boolean;
  /** There are others that are not shown yet. */
  more: boolean;
};

/** Drafts to choose from, to be published together or thrown away. */
export function DraftList({ drafts, acts, verified, more }: Props) {
  const { chosen, choose, problems, busy, ready, publish, discard } = acts;
  const [asking, setAsking] = useState(false);
  const what = many(chosen.length, "shift");
  return (
    <div className="card">
      <div className="relative flex min-h-14 items-center gap-2 border-b border-warm-300 px-3 sm:px-4">
        <Tick
          id="all"
          checked={chosen.length === drafts.length}
          onChange={(on) => choose(on ? drafts.map(({ id }) => id) : [])}
        />
        <label htmlFor="all" className="flex min-h-11 items-center font-semibold">
          Choose all {drafts.length}
          {more && " shown"}
        </label>
      </div>
      <ul className="divide-y divide-warm-200" aria-label="Drafts">
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
      <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 rounded-b-[1.25rem] border-t border-warm-300 bg-warm-50 p-3 sm:p-4">
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
    </div>
  );
}

type TickProps = {
  id: string;
  checked: boolean;
  problem?: string;
  onChange: (on: boolean) => void;
};

/** A box to tick with room for a thumb around it. */
function Tick({ id, checked, problem, onChange }: TickProps) {
  return (
    <span className="grid size-11 shrink-0 place-items-center">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={problem ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="size-6 accent-ocean-700"
      />
    </span>
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
  const note = clocksNote(draft);
  const late = Date.parse(draft.starts_at) <= Date.now();
  return (
    <li className="flex scroll-mt-24 items-start gap-2 px-3 py-3 sm:px-4" data-field>
      <Tick id={draft.id} checked={chosen} problem={problem} onChange={onChoose} />
      <div className="min-w-0 grow py-1.5">
        <label htmlFor={draft.id} className="block font-semibold">
          {when(draft)}
          {nextDay(draft)}
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
