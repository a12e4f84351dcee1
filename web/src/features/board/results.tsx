import { useEffect, useRef } from "react";
import { many } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { ShiftCard } from "./card";
import type { Shift } from "./queries";
import type { Board } from "./use-board";

type Props = {
  board: Board;
  active: string | null;
  onLook: (id: string | null) => void;
  onApply: (shift: Shift) => void;
};

/** The shifts that fit, and the way to more of them. */
export function Results({ board, active, onLook, onApply }: Props) {
  const { found, items, problem } = board;
  if (found.error && !found.data)
    return problem ? null : (
      <TryAgain error={found.error} onRetry={found.refetch} className="mt-5" />
    );
  if (!found.data)
    return (
      <div className="mt-5 grid gap-4">
        <Skeleton shape="h-56" />
        <Skeleton shape="h-56" />
      </div>
    );
  return (
    <div aria-busy={found.isPlaceholderData} className="mt-5">
      {found.error && (
        <TryAgain error={found.error} onRetry={found.refetch} stale className="mb-4" />
      )}
      {items.length > 0 && <List items={items} active={active} onLook={onLook} onApply={onApply} />}
      {found.hasNextPage && <More board={board} />}
      {items.length === 0 && !found.hasNextPage && <NoShifts board={board} />}
    </div>
  );
}

type ListProps = Pick<Props, "active" | "onLook" | "onApply"> & { items: readonly Shift[] };

/** Whoever asked for more goes on reading at the first that is new. */
function List({ items, active, onLook, onApply }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(items);
  useEffect(() => {
    const known = before.current;
    before.current = items;
    const longer = items.length > known.length && known[0]?.id === items[0]?.id;
    if (longer) list.current?.children[known.length]?.querySelector("a")?.focus();
  }, [items]);
  return (
    <ul ref={list} className="grid gap-4">
      {items.map((shift) => (
        <li key={shift.id}>
          <ShiftCard shift={shift} active={shift.id === active} onLook={onLook} onApply={onApply} />
        </li>
      ))}
    </ul>
  );
}

function More({ board: { found, items, asked } }: { board: Board }) {
  return (
    <div className="mt-5 text-center">
      {asked.eligible && items.length === 0 && (
        <p className="mb-3 text-char-700">
          None of the first few hundred is one that you can work. There are more.
        </p>
      )}
      <Button
        tone="ghost"
        large
        busy={found.isFetchingNextPage}
        busyLabel="Looking"
        onClick={() => void found.fetchNextPage()}
      >
        Show more
      </Button>
    </div>
  );
}

/** How much farther the next look goes, in miles. */
const FARTHER = [10, 20, 50, 100];

function NoShifts({ board: { asked, radius, set } }: { board: Board }) {
  const miles = FARTHER.find((one) => one > radius);
  return (
    <Empty title="No shifts match">
      <p>
        There is none like that within {many(radius, "mile")} at the moment. Look farther, or have
        us tell you when one is posted.
      </p>
      <div className="mt-4 flex flex-wrap justify-center gap-3">
        {miles && (
          <Button tone="sage" onClick={() => set({ radius: miles })}>
            Search {miles} miles
          </Button>
        )}
        {(asked.from || asked.to) && (
          <Button tone="ghost" onClick={() => set({ from: null, to: null })}>
            Look on all days
          </Button>
        )}
        <ButtonLink to="/settings" tone="ghost">
          Tell me when one is posted
        </ButtonLink>
      </div>
    </Empty>
  );
}
