import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { when } from "~/features/shift/words";
import { money } from "~/lib/words";
import { Card, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { FindShifts, Row } from "./dashboard-shifts";

type BoardShift = Schema["BoardShift"];

/** So many stand on the page; the board has them all. */
const MOST = 3;

/** The nearest shifts that are open. */
const near = queryOptions({
  queryKey: ["shifts", "near"],
  queryFn: async ({ signal }) => {
    const query = { sort: "distance", limit: 20 } as const;
    return (await data(api.GET("/api/shifts", { params: { query }, signal })))?.items ?? [];
  },
});

/** Those that can be worked come first, each kind in its order. */
export const eligibleFirst = <Shift extends Pick<BoardShift, "eligibility">>(found: Shift[]) =>
  [...found].sort((a, b) => Number(b.eligibility.eligible) - Number(a.eligibility.eligible));

/** A few shifts near the worker that are open now. */
export function NearYou({ main }: { main: boolean }) {
  const { data: found, error, refetch, fetchStatus } = useQuery(near);
  if (!found && error) return <TryAgain error={error} onRetry={refetch} />;
  if (!found) return fetchStatus === "paused" ? null : <Skeleton shape="h-64" />;
  const free = found.filter(({ my_booking_status }) => !isMine(my_booking_status));
  return (
    <Card title="Shifts near you">
      {free.length === 0 ? (
        <p className="text-char-700">
          No open shifts within the distance you travel. Search further away to see more.
        </p>
      ) : (
        <ul className="divide-y divide-warm-200 border-y border-warm-200">
          {eligibleFirst(free)
            .slice(0, MOST)
            .map((shift) => (
              <Row
                key={shift.id}
                to={`/shifts/${shift.id}`}
                name={when(shift)}
                text={about(shift)}
                aside={money(shift.estimated_pay)}
              />
            ))}
        </ul>
      )}
      <FindShifts main={main} />
    </Card>
  );
}

const isMine = (status: BoardShift["my_booking_status"]) =>
  status === "applied" || status === "confirmed";

function about({ role_name, care_home, distance_miles, eligibility }: BoardShift): string {
  const there = [care_home.name, distance_miles !== null && `${distance_miles.toFixed(1)} miles`];
  const why = eligibility.eligible ? "" : ` ${eligibility.reasons[0]?.message ?? ""}`;
  return `${[role_name, ...there].filter(Boolean).join(", ")}.${why}`;
}
