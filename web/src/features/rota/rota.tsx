import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { today } from "~/lib/london";
import { useDesk } from "~/lib/media";
import { dateInFull, many } from "~/lib/words";
import { ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import * as data from "./data";
import { RotaDays } from "./rota-days";
import { RotaTable } from "./rota-table";
import { after, asked, before, layOut, type Week } from "./week";

const at = (monday: string) => `/care-home/rota?week=${monday}`;

/** `/care-home/rota`: who works when, and which places are still open. */
export function Component() {
  const [params] = useSearchParams();
  const monday = asked(params.get("week"), today());
  const {
    data: found,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({
    ...data.week(monday),
    placeholderData: keepPreviousData,
  });
  const week = found && !isPlaceholderData ? layOut(monday, found.shifts, found.bookings) : null;
  return (
    <Page
      title={`Week of ${dateInFull(monday).replace("Monday ", "")}`}
      lead={week && <Summary week={week} />}
    >
      <Steps monday={monday} />
      <div className="mt-5 grid gap-5">
        {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(week)} />}
        {week ? <Known week={week} /> : !error && <Skeleton shape="h-96" />}
      </div>
    </Page>
  );
}

/** `24 of 28 places filled. 4 still open, 9 people have applied.` */
function Summary({ week: { places, filled, applied } }: { week: Week }) {
  if (places === 0) return "No shifts are posted for this week.";
  const waiting = applied > 0 ? `, ${many(applied, "person has", "people have")} applied` : "";
  const open = places - filled;
  return (
    <>
      {filled} of {many(places, "place")} filled.{" "}
      {open > 0 ? `${open} still open${waiting}.` : "None is open."}
    </>
  );
}

const STEP = "btn btn-ghost";

function Steps({ monday }: { monday: string }) {
  return (
    <div className="no-print flex flex-wrap gap-2">
      <nav aria-label="Weeks" className="flex gap-2">
        <Link to={at(before(monday))} className={STEP}>
          <ChevronLeft className="size-5" aria-hidden="true" />
          <span className="sr-only">Week before</span>
        </Link>
        <Link to="/care-home/rota" className={STEP}>
          This week
        </Link>
        <Link to={at(after(monday))} className={STEP}>
          <ChevronRight className="size-5" aria-hidden="true" />
          <span className="sr-only">Week after</span>
        </Link>
      </nav>
      <ButtonLink to="/care-home/shifts/new" tone="terra" className="sm:ml-auto max-sm:w-full">
        <Plus className="size-5" aria-hidden="true" /> Post shifts
      </ButtonLink>
    </div>
  );
}

function Known({ week }: { week: Week }) {
  const desk = useDesk();
  const none = week.gaps.size === 0 && week.people.length === 0;
  return (
    <>
      {week.drafts.length > 0 && <Drafts count={week.drafts.length} />}
      {none ? <Nothing /> : desk ? <RotaTable week={week} /> : <RotaDays week={week} />}
    </>
  );
}

/** Nobody but the home sees drafts, so they stand apart from what is posted. */
function Drafts({ count }: { count: number }) {
  return (
    <p className="rounded-2xl border border-dashed border-warm-500 px-4 py-1">
      {many(count, "draft")} this week. Care workers do not see drafts.{" "}
      <Link to="/care-home/drafts" className="link inline-flex min-h-11 items-center">
        See drafts
      </Link>
    </p>
  );
}

function Nothing() {
  return (
    <Empty title="No shifts this week">
      <p>Post what you need. You see here who applies, and who is booked.</p>
    </Empty>
  );
}
