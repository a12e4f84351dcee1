import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import { Refused } from "~/api/problems";
import { when } from "~/features/shift/words";
import { useFocusKept } from "~/lib/focus";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Empty, Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";
import { Facts, History } from "./booking-facts";
import { GiveUp } from "./give-up";
import { KeptShifts } from "./kept-shifts";
import { NotYet, notYet } from "./not-yet";
import { nameOf, placeOf } from "./place";
import { type Booking, lookAgain, booking as one } from "./queries";
import { useRoleName } from "./role-name";
import { canDo, standing, writer } from "./standing";
import { TheWay } from "./the-way";

/** `/my-shifts/:id`: one booking, where it stands and what can be done about it. */
export function Component() {
  const { id = "" } = useParams();
  const { data, error, refetch, fetchStatus } = useQuery(one(id));
  if (data)
    return (
      <Shown
        booking={data}
        above={error && <TryAgain error={error} onRetry={refetch} stale className="mb-6" />}
      />
    );
  return (
    <Page title="Your shift">
      {error ? <Failed error={error} onRetry={refetch} /> : null}
      {!error && fetchStatus === "paused" ? (
        <KeptShifts otherwise={<Empty title="You need a connection to see your shifts" />} />
      ) : null}
      {!error && fetchStatus !== "paused" ? <Skeleton shape="h-96" /> : null}
    </Page>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (notYet(error)) return <NotYet error={error} />;
  if (!(error instanceof Refused && error.status === 404))
    return (
      <>
        <TryAgain error={error} onRetry={onRetry} className="mb-6" />
        <KeptShifts />
      </>
    );
  return (
    <Empty title="There is no such shift among yours">
      <p>Its address may be wrong, or it belongs to another account.</p>
      <ButtonLink to="/my-shifts" tone="sage" className="mt-4">
        See my shifts
      </ButtonLink>
    </Empty>
  );
}

function Shown({ booking, above }: { booking: Booking; above: React.ReactNode }) {
  const [lost, setLost] = useState<Refused | null>(null);
  const role = useRoleName(booking.shift.role);
  const now = standing(booking);
  const { ref, tabIndex } = useFocusKept<HTMLDivElement>(booking.status);
  return (
    <Page title={role} lead={`${nameOf(booking.care_home)}, ${when(booking)}`}>
      {above}
      {lost && (
        <div role="alert">
          <Notice kind="attention" title={lost.message} className="mb-6">
            Nothing was changed. Below is how it stands now.
          </Notice>
        </div>
      )}
      <div ref={ref} tabIndex={tabIndex}>
        <Notice kind={now.kind} title={now.title}>
          <p>{now.text}</p>
          {booking.status === "no_show" && (
            <a href="/contact" className="link inline-flex min-h-11 items-center">
              Write to us
            </a>
          )}
        </Notice>
      </div>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-8">
        <Going booking={booking} />
        <div className="grid gap-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Facts booking={booking} role={role} />
          <Said booking={booking} />
          <Card title="What has happened">
            <History booking={booking} />
          </Card>
        </div>
        <div className={placeOf(booking.care_home) ? "" : "lg:col-start-2 lg:row-start-1"}>
          <Doing booking={booking} onLost={setLost} />
        </div>
      </div>
    </Page>
  );
}

/** What the two have written to each other. */
function Said({ booking }: { booking: Booking }) {
  const { message, reason } = booking;
  if (!message && !reason) return null;
  return (
    <Card title="What was written">
      <div className="grid gap-4">
        {message && <Quote who="You wrote when you applied">{message}</Quote>}
        {reason && <Quote who={writer(booking)}>{reason}</Quote>}
      </div>
    </Card>
  );
}

function Quote({ who, children }: { who: string; children: string }) {
  return (
    <figure>
      <figcaption className="font-semibold">{who}</figcaption>
      <blockquote className="mt-1 border-l-4 border-warm-300 pl-4 whitespace-pre-line">
        {children}
      </blockquote>
    </figure>
  );
}

/** The way there, for whoever is booked. */
function Going({ booking }: { booking: Booking }) {
  const { care_home } = booking;
  const address = placeOf(care_home);
  if (!address) return null;
  return (
    <Card title="Getting there" className="lg:col-start-2">
      <TheWay
        home={nameOf(care_home)}
        address={address}
        contact={care_home.contact_name}
        phone={care_home.phone}
      />
    </Card>
  );
}

type DoingProps = { booking: Booking; onLost: (why: Refused) => void };

/** What the worker can do now. */
function Doing({ booking, onLost }: DoingProps) {
  const [asking, setAsking] = useState(false);
  const act = canDo(booking);
  if (!act)
    return (
      <ButtonLink to="/shifts" tone="sage" className="w-full">
        Find shifts
      </ButtonLink>
    );
  const done = () => {
    setAsking(false);
    toast(act === "cancel" ? "The shift is cancelled." : "Your application is withdrawn.");
  };
  const beaten = (why: Refused) => {
    setAsking(false);
    onLost(why);
    void lookAgain();
  };
  return (
    <>
      <Button tone="ghost" className="w-full" onClick={() => setAsking(true)}>
        {act === "cancel" ? "Cancel this shift" : "Withdraw my application"}
      </Button>
      {asking && (
        <GiveUp
          booking={booking}
          act={act}
          onDone={done}
          onLost={beaten}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
