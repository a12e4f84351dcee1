import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { hours, SHIFT_TYPES } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { dayOf, dayShort } from "~/lib/london";
import { many, money } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Pill } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { LISTS, type List, listed, type Shift } from "./data";
import { useRoleName } from "./role";
import { stateOf } from "./state";

const NOTHING: Record<List, { title: string; text: string }> = {
  upcoming: {
    title: "No shifts are coming up",
    text: "Post what you need; people near you see it.",
  },
  past: { title: "No shifts have been worked yet", text: "They stand here once they have begun." },
  drafts: { title: "No drafts", text: "A shift you save without publishing waits here." },
  cancelled: {
    title: "No shift was cancelled",
    text: "Those you cancel stay here, with your reason.",
  },
};

/** `/care-home/shifts`: every shift of the home, in four lists. */
export function Component() {
  const [params] = useSearchParams();
  const asked = params.get("list") ?? "";
  const list: List = asked in LISTS ? (asked as List) : "upcoming";
  return (
    <Page title="Shifts" lead="What you have posted, and how it stands.">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <Lists current={list} />
        <ButtonLink to="/care-home/shifts/new" tone="terra" className="max-sm:w-full">
          <Plus className="size-5" aria-hidden="true" /> Post shifts
        </ButtonLink>
      </div>
      <div className="mt-5">
        <Shifts key={list} list={list} />
      </div>
    </Page>
  );
}

/** Links, so that each list has an address of its own. */
function Lists({ current }: { current: List }) {
  return (
    <nav aria-label="Lists of shifts" className="rounded-2xl bg-warm-200 p-1 max-sm:w-full">
      <ul className="grid grid-cols-2 gap-1 sm:grid-flow-col sm:grid-cols-none">
        {Object.entries(LISTS).map(([list, { label }]) => (
          <li key={list}>
            <Link
              to={list === "upcoming" ? "/care-home/shifts" : `/care-home/shifts?list=${list}`}
              aria-current={list === current ? "page" : undefined}
              className={classes(
                "flex min-h-11 items-center justify-center rounded-xl px-4 font-semibold",
                list === current ? "bg-white shadow-card" : "text-char-700 hover:bg-warm-100",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shifts({ list }: { list: List }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    listed(list),
  );
  if (!data)
    return error ? <TryAgain error={error} onRetry={refetch} /> : <Skeleton shape="h-96" />;
  const shifts = data.pages.flatMap(({ items }) => items);
  if (shifts.length === 0)
    return (
      <Empty title={NOTHING[list].title}>
        <p>{NOTHING[list].text}</p>
      </Empty>
    );
  return (
    <>
      {error && <TryAgain error={error} onRetry={refetch} stale className="mb-5" />}
      <ul className="card divide-y divide-warm-200 overflow-hidden">
        {shifts.map((shift) => (
          <Row key={shift.id} shift={shift} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="mt-5 text-center">
          <Button tone="ghost" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
            Show more shifts
          </Button>
        </div>
      )}
    </>
  );
}

/** The whole row leads to the shift: there is one thing to do with it. */
function Row({ shift }: { shift: Shift }) {
  const role = useRoleName()(shift.role);
  const { kind, word } = stateOf(shift);
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-4 py-3.5 hover:bg-warm-50 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:px-6">
      <div className="min-w-0">
        <Link
          to={`/care-home/shifts/${shift.id}`}
          className="inline-flex min-h-11 items-center font-semibold text-ocean-700 underline underline-offset-4 before:absolute before:inset-0 sm:min-h-0"
        >
          {dayShort(dayOf(shift.starts_at))}, {hours(shift)}
        </Link>
        <p className="text-char-700">
          {SHIFT_TYPES[shift.shift_type]}, {role}, {money(shift.hourly_rate)} an hour
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="tabular-nums">
          {shift.confirmed} of {many(shift.positions, "place")}
          {shift.applied > 0 && <strong>, {shift.applied} applied</strong>}
        </p>
        <Pill kind={kind}>{word}</Pill>
      </div>
    </li>
  );
}
