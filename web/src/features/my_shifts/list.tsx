import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { BookingCard } from "./booking-card";
import { KeptShifts } from "./kept-shifts";
import { NotYet, notYet } from "./not-yet";
import { listed, type Part } from "./queries";

const NONE: Record<Part, string> = {
  upcoming: "No shifts ahead of you",
  past: "No past shifts yet",
  all: "No shifts yet",
};

/** One part of the worker's bookings, a page at a time. */
export function List({ part }: { part: Part }) {
  const found = useInfiniteQuery(listed(part));
  const { data, error, refetch, fetchStatus } = found;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const list = useGrown(items.length);
  if (notYet(error)) return <NotYet error={error} />;
  if (!data && fetchStatus === "paused")
    return <KeptShifts otherwise={<Empty title="You need a connection to see your shifts" />} />;
  if (!data && error)
    return (
      <>
        <TryAgain error={error} onRetry={refetch} className="mb-6" />
        <KeptShifts />
      </>
    );
  if (!data) return <Waiting />;
  return (
    <>
      {error && <TryAgain error={error} onRetry={refetch} stale className="mb-6" />}
      {items.length === 0 ? (
        <None part={part} />
      ) : (
        <ul ref={list} className="grid gap-4 lg:grid-cols-2">
          {items.map((booking) => (
            <BookingCard key={booking.id} booking={booking} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div className="mt-6 text-center">
          <Button
            tone="ghost"
            busy={found.isFetchingNextPage}
            onClick={() => found.fetchNextPage()}
          >
            Show more shifts
          </Button>
        </div>
      )}
    </>
  );
}

/** When more were asked for, focus goes on with the first of them. */
function useGrown(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(0);
  useEffect(() => {
    const first = list.current?.children[before.current];
    const asked = before.current > 0 && count > before.current;
    if (asked) first?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    before.current = count;
  }, [count]);
  return list;
}

export function Waiting() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Skeleton shape="h-72" />
      <Skeleton shape="h-72" />
    </div>
  );
}

function None({ part }: { part: Part }) {
  return (
    <Empty title={NONE[part]}>
      <p>What you apply for stands here, and once you are booked, the address too.</p>
      <ButtonLink to="/shifts" tone="sage" className="mt-4">
        Find shifts
      </ButtonLink>
    </Empty>
  );
}
