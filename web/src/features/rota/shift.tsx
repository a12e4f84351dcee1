import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { Refused } from "~/api/client";
import { hours, paid, SHIFT_TYPES } from "~/features/shift/words";
import { dayOf, dayShort, mondayOf } from "~/lib/london";
import { money } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Notice, Pill } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { Applicants } from "./applicants";
import { Booked } from "./booked";
import * as data from "./data";
import { CancelShift } from "./dialogs";
import { Ended } from "./ended";
import { Publish } from "./publish";
import { useRoleName } from "./role";
import { ShiftFacts } from "./shift-facts";
import { stateOf } from "./state";
import { begun } from "./week";

/** `/care-home/shifts/:id`: one shift, who has a place, and who would like one. */
export function Component() {
  const { id = "" } = useParams();
  const { data: shift, error, refetch } = useQuery(data.shift(id));
  if (shift) return <Known shift={shift} stale={error} onRetry={refetch} />;
  const gone = error instanceof Refused && error.status === 404;
  return (
    <Page title={gone ? "There is no such shift" : "Shift"} failed={Boolean(error)}>
      {gone ? (
        <Empty title="Your home has no shift at this address">
          <Link to="/care-home/rota" className="link inline-flex min-h-11 items-center">
            See the rota
          </Link>
        </Empty>
      ) : error ? (
        <TryAgain error={error} onRetry={refetch} />
      ) : (
        <Skeleton shape="h-96" />
      )}
    </Page>
  );
}

type KnownProps = { shift: data.Shift; stale: Error | null; onRetry: () => void };

function Known({ shift, stale, onRetry }: KnownProps) {
  const role = useRoleName()(shift.role);
  const lead = `${role}, ${hours(shift)}, ${paid(shift)}, ${money(shift.hourly_rate)} an hour`;
  const on = dayShort(dayOf(shift.starts_at));
  return (
    <Page title={`${SHIFT_TYPES[shift.shift_type]}, ${on}`} lead={lead}>
      <div className="grid gap-6">
        <Bar shift={shift} />
        {stale && <TryAgain error={stale} onRetry={onRetry} stale />}
        {shift.status === "draft" && <Publish shift={shift} />}
        {shift.status === "cancelled" && (
          <Notice title="This shift was cancelled. Everybody who applied or was booked was told.">
            {shift.cancellation_reason && <p>“{shift.cancellation_reason}”</p>}
          </Notice>
        )}
        <People shift={shift} />
      </div>
    </Page>
  );
}

/** Where the shift stands, and what may be done about the whole of it. */
function Bar({ shift }: { shift: data.Shift }) {
  const [cancelling, setCancelling] = useState(false);
  const { kind, word } = stateOf(shift);
  const changeable = shift.status !== "cancelled" && !begun(shift);
  return (
    <div className="-mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Pill kind={kind}>{word}</Pill>
      <Link
        to={`/care-home/rota?week=${mondayOf(dayOf(shift.starts_at))}`}
        className="link inline-flex min-h-11 items-center"
      >
        See the week
      </Link>
      {changeable && (
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <ButtonLink to={`/care-home/shifts/${shift.id}/edit`} tone="ghost">
            <Pencil className="size-4" aria-hidden="true" /> Change
          </ButtonLink>
          <Button tone="ghost" onClick={() => setCancelling(true)}>
            Cancel shift
          </Button>
        </div>
      )}
      {cancelling && <CancelShift shift={shift} onClose={() => setCancelling(false)} />}
    </div>
  );
}

const PLACED = ["confirmed", "completed", "no_show"];

function People({ shift }: { shift: data.Shift }) {
  const { data: bookings, error, refetch } = useQuery(data.bookingsOf(shift.id));
  const facts = <ShiftFacts shift={shift} />;
  if (!bookings)
    return (
      <>
        {error ? <TryAgain error={error} onRetry={refetch} /> : <Skeleton shape="h-64" />}
        {facts}
      </>
    );
  const placed = bookings.filter(({ status }) => PLACED.includes(status));
  const ended = bookings.filter(({ status }) => !PLACED.includes(status) && status !== "applied");
  return (
    <>
      {shift.status === "open" && <Applicants shift={shift} bookings={bookings} />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-6">
          {shift.status === "open" && <Booked bookings={placed} places={shift.positions} />}
          <Ended bookings={ended} />
        </div>
        {facts}
      </div>
    </>
  );
}
