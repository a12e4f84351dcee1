import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Card, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { templates } from "./queries";
import { SUGGESTIONS, type Usual } from "./suggestions";
import { ofTemplate, type Terms } from "./typed";

/** How many are shown at first. */
const FEW = 6;

type Props = { onPick: (terms: Terms) => void };

/** The home's usual shifts, or where it has none, three to begin with. */
export function StartFrom({ onPick }: Props) {
  const { data, error, refetch } = useQuery(templates);
  const [picked, setPicked] = useState<Usual | null>(null);
  const pick = (usual: Usual) => {
    onPick(ofTemplate(usual));
    setPicked(usual);
  };
  useNamed(data, pick);
  const [all, setAll] = useState(false);
  const own = data && data.length > 0;
  const usual: readonly Usual[] = own ? data : SUGGESTIONS;
  return (
    <Card title="Start from a usual shift">
      {error && !data && <TryAgain error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton shape="h-16" />}
      {data && (
        <>
          <div className="grid gap-2 sm:grid-cols-3">
            {usual.slice(0, all ? undefined : FEW).map((one) => (
              <Usually key={one.name} usual={one} onPick={pick} />
            ))}
          </div>
          {usual.length > FEW && !all && (
            <button type="button" className="link mt-2 min-h-11" onClick={() => setAll(true)}>
              Show all {usual.length}
            </button>
          )}
          <p role="status" className="mt-3 text-char-700">
            {picked && `“${picked.name}” is filled in below.`}
          </p>
          <Link to="/care-home/templates" className="link inline-flex min-h-11 items-center">
            {own ? "Change your templates" : "Make templates of your own"}
          </Link>
        </>
      )}
    </Card>
  );
}

/** Fill in the template that a link named, once; it is no part of the address any more. */
function useNamed(
  known: readonly (Usual & { id: string })[] | undefined,
  pick: (usual: Usual) => void,
) {
  const [asked, setAsked] = useSearchParams();
  const id = asked.get("template");
  const taken = useRef("");
  useEffect(() => {
    const named = id && known?.find((one) => one.id === id);
    if (!named || taken.current === id) return;
    taken.current = id; // the address changes later than the form, which shows itself again
    pick(named);
    setAsked({}, { replace: true });
  });
}

function Usually({ usual, onPick }: { usual: Usual; onPick: (usual: Usual) => void }) {
  return (
    <button
      type="button"
      onClick={() => onPick(usual)}
      className="min-h-14 rounded-xl border-[1.5px] border-warm-500 bg-white px-4 py-2 text-left hover:bg-terra-50"
    >
      <span className="block font-semibold break-words">{usual.name}</span>
      <span className="block text-[0.9375rem] text-char-700 tabular-nums">
        {usual.starts} to {usual.ends}
      </span>
    </button>
  );
}
