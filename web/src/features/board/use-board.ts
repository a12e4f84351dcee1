import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Refused } from "~/api/problems";
import { profile } from "~/features/worker/profile";
import { addDays, today } from "~/lib/london";
import { type Asked, oneDay, readAsked, writeAsked } from "./asked";
import { days, shifts } from "./queries";

/** How far is looked for whoever has not said how far they travel, in miles, as the API has it. */
const USUAL_MILES = 15;

/** How many days the strip has. */
const DAYS = 7;

/** What is asked for, as the address says, and what there is. */
export function useBoard() {
  const [params, setParams] = useSearchParams();
  const asked = readAsked(params);
  const { data: worker } = useQuery(profile);
  const found = useInfiniteQuery(shifts(asked));
  const chosen = oneDay(asked);
  const last = addDays(today(), DAYS - 1);
  const first = chosen && chosen > last ? chosen : today();
  const strip = useQuery(days(asked, first, addDays(first, DAYS - 1)));
  const set = (changed: Partial<Asked>) =>
    setParams(writeAsked({ ...asked, ...changed }), { preventScrollReset: true });
  const usual = worker?.travel_radius_miles ?? USUAL_MILES;
  return {
    asked,
    set,
    found,
    strip,
    items: found.data?.pages.flatMap(({ items }) => items) ?? [],
    usual,
    radius: asked.radius ?? usual,
    /** Around which place: a postcode as people say where they live, `LS6`. */
    near: (asked.postcode || worker?.postcode || "").split(" ")[0] ?? "",
    /** What the server says of the postcode. */
    problem: found.error instanceof Refused ? found.error.fieldProblem("postcode") : undefined,
  };
}

export type Board = ReturnType<typeof useBoard>;
