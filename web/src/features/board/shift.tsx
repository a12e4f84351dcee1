import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link, useParams } from "react-router";
import { Refused } from "~/api/problems";
import { when } from "~/features/shift/words";
import { ButtonLink } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { Applied } from "./applied";
import { Apply } from "./apply";
import { actOf, isLive } from "./card";
import { Chips, miles } from "./chips";
import { Closed } from "./closed";
import { Deal } from "./deal";
import { Favourite } from "./favourite";
import { NotThisHome } from "./not-this-home";
import { type ShiftDetail, shift as shiftQuery } from "./queries";
import { Requirements } from "./requirements";

/** `/shifts/:id`: one shift, the whole deal first. */
export function Component() {
  const { id = "" } = useParams();
  const { data: found, error, refetch } = useQuery(shiftQuery(id));
  const code = error instanceof Refused ? error.code : "";
  if (code === "profile_incomplete") return <Closed />;
  if (code === "shift_not_found" || code === "not_found") return <Gone />;
  if (!found)
    return (
      <Page title="Shift" failed={Boolean(error)}>
        {error ? <TryAgain error={error} onRetry={refetch} /> : <Skeleton shape="h-96" />}
      </Page>
    );
  return (
    <Page title={found.role_name} lead={<Lead shift={found} />}>
      {error && <TryAgain error={error} onRetry={refetch} stale className="mb-6" />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:gap-8">
        <div className="min-w-0 lg:col-start-2 lg:row-start-1">
          <Part key={found.id} shift={found} />
        </div>
        <div className="grid min-w-0 gap-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {found.description && (
            <Card title="About this shift">
              <p className="whitespace-pre-line">{found.description}</p>
            </Card>
          )}
          {!isLive(found) && <Requirements shift={found} />}
          <IfPlansChange />
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-start-2">
          <Home shift={found} />
        </div>
      </div>
    </Page>
  );
}

function Lead({ shift }: { shift: ShiftDetail }) {
  return (
    <>
      <p>
        <time dateTime={shift.starts_at}>{when(shift)}</time>
      </p>
      <Chips shift={shift} on="page" />
    </>
  );
}

/** What the worker has to do with it, or can. */
function Part({ shift }: { shift: ShiftDetail }) {
  const { my_booking_status: status, my_booking_id: id } = shift;
  if ((status === "applied" || status === "confirmed") && id)
    return <Applied status={status} bookingId={id} shift={shift} />;
  return <Offer shift={shift} />;
}

function Offer({ shift }: { shift: ShiftDetail }) {
  const over = whyOver(shift);
  const mayApply = !over && shift.eligibility.eligible;
  /** Whoever could when the page opened is told by the form itself why they no longer can. */
  const [could] = useState(mayApply);
  return (
    <Card title={mayApply ? actOf(shift) : "Pay and hours"}>
      <Deal shift={shift} />
      {!could && over && (
        <Notice title={over}>
          <ButtonLink to="/shifts" tone="ghost" className="mt-3">
            Find other shifts
          </ButtonLink>
        </Notice>
      )}
      {!could && !over && !shift.eligibility.eligible && (
        <Notice kind="attention" title="You cannot work this shift yet">
          <p>“What you need” says what is missing, and what would change that.</p>
        </Notice>
      )}
      {(could || mayApply) && <Apply shift={shift} onApplied={() => {}} />}
    </Card>
  );
}

/** Why nobody can take part in a shift any more. */
function whyOver({ status, starts_at, positions_left }: ShiftDetail): string | null {
  if (status !== "open") return "This shift is not offered any more";
  if (Date.parse(starts_at) <= Date.now()) return "This shift has begun";
  return positions_left > 0 ? null : "Every place of this shift is taken";
}

function Home({ shift: { care_home, distance_miles } }: { shift: ShiftDetail }) {
  const rating = care_home.cqc_rating;
  return (
    <Card title={care_home.name ?? "The care home"}>
      <dl className="grid gap-1">
        {care_home.city && <Fact name="Place">{care_home.city}</Fact>}
        {distance_miles !== null && (
          <Fact name="From your postcode">{miles(distance_miles)}, as the crow flies</Fact>
        )}
        <Fact name="CQC rating">{rating ?? "None yet"}</Fact>
      </dl>
      <p className="mt-3 text-char-700">
        {care_home.verified
          ? "We have checked this care home. Its address is with your booking once you are booked."
          : "This care home is not verified at the moment."}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Favourite home={care_home} />
        <NotThisHome home={care_home} />
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-char-700">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function IfPlansChange() {
  return (
    <Card title="If plans change">
      <p>
        You can withdraw or cancel in My shifts until the shift begins; the home reads your reason.
        If the home calls it off, it has to say why, and we write to you at once.
      </p>
    </Card>
  );
}

function Gone() {
  return (
    <Page title="This shift is not offered any more" narrow lead="It was called off, or never was.">
      <Link to="/shifts" className="link inline-flex min-h-11 items-center">
        Find other shifts
      </Link>
    </Page>
  );
}
