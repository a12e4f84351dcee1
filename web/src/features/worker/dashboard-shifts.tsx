import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { KeptShifts } from "~/features/my_shifts/kept-shifts";
import { notYet } from "~/features/my_shifts/not-yet";
import { nameOf, placeOf } from "~/features/my_shifts/place";
import { type Booking, coming } from "~/features/my_shifts/queries";
import { useRoleName } from "~/features/my_shifts/role-name";
import { phase, standing } from "~/features/my_shifts/standing";
import { TheWay } from "~/features/my_shifts/the-way";
import { clocksNote, hours, paid, when } from "~/features/shift/words";
import { addDays, clockOf, dayOf, dayShort, today } from "~/lib/london";
import { many, money } from "~/lib/words";
import { ButtonLink } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";

/** Applications that fit on the page; the list has them all. */
const MOST = 3;

/** The next shift with its address, and what waits for an answer. */
export function MyNextShifts() {
  const { data, error, refetch, fetchStatus } = useQuery(coming);
  if (notYet(error)) return null;
  if (!data && fetchStatus === "fetching") return <Skeleton shape="h-64" />;
  if (!data)
    return (
      <>
        {error && <TryAgain error={error} onRetry={refetch} />}
        <KeptShifts />
      </>
    );
  const next = data.find((booking) => booking.status === "confirmed" && phase(booking) !== "over");
  const waiting = data.filter(
    (booking) => booking.status === "applied" && phase(booking) === "ahead",
  );
  return (
    <>
      {error && <TryAgain error={error} onRetry={refetch} stale />}
      {next ? <NextShift booking={next} /> : <NoShift />}
      {waiting.length > 0 && <WaitingForAnswers found={waiting} />}
    </>
  );
}

/** `Today`, `Tomorrow` or `Mon 23 Nov`. */
function dayWord(at: string): string {
  const on = dayOf(at);
  if (on === today()) return "Today";
  return on === addDays(today(), 1) ? "Tomorrow" : dayShort(on);
}

function NextShift({ booking }: { booking: Booking }) {
  const { shift, care_home } = booking;
  const role = useRoleName(shift.role);
  const note = clocksNote(booking);
  const now = phase(booking) === "underway";
  return (
    <section aria-labelledby="next-shift" className="card overflow-hidden">
      <div className="on-dark bg-sage-700 p-5 text-white sm:p-6">
        <h2 id="next-shift" className="text-base font-semibold">
          {now ? "Your shift now" : "Your next shift"}
        </h2>
        <p className="mt-1 text-2xl font-bold tracking-tight tabular-nums">
          {now
            ? `Until ${clockOf(booking.ends_at)}`
            : `${dayWord(booking.starts_at)}, ${hours(booking)}`}
        </p>
        <p className="mt-1">
          {role}, {nameOf(care_home)}
        </p>
        <p className="mt-1">
          {paid(shift)}, {money(shift.estimated_pay)} before tax
        </p>
      </div>
      <div className="p-5 sm:p-6">
        {note && <p className="mb-3 font-medium text-alert">{note}</p>}
        <TheWay
          home={nameOf(care_home)}
          address={placeOf(care_home)}
          contact={care_home.contact_name}
          phone={care_home.phone}
        />
        <Link
          to={`/my-shifts/${booking.id}`}
          className="link mt-3 inline-flex min-h-11 items-center"
        >
          See everything about this shift
        </Link>
      </div>
    </section>
  );
}

function NoShift() {
  return (
    <Card title="No shift booked">
      <p className="text-char-700">
        When you are booked, your next shift stands here with its address and whom to ask for.
      </p>
      <Link to="/my-shifts" className="link mt-2 inline-flex min-h-11 items-center">
        See all my shifts
      </Link>
    </Card>
  );
}

function WaitingForAnswers({ found }: { found: Booking[] }) {
  return (
    <Card title={`${many(found.length, "application")} waiting`}>
      <ul className="divide-y divide-warm-200 border-y border-warm-200">
        {found.slice(0, MOST).map((booking) => (
          <Row
            key={booking.id}
            to={`/my-shifts/${booking.id}`}
            name={when(booking)}
            text={`${standing(booking).title}, before the shift begins.`}
          />
        ))}
      </ul>
      <Link to="/my-shifts" className="link mt-3 inline-flex min-h-11 items-center">
        {found.length > MOST ? `See all ${found.length} in your shifts` : "See all my shifts"}
      </Link>
    </Card>
  );
}

type RowProps = { to: string; name: string; text: string; aside?: string };

/** One line that leads somewhere. */
export function Row({ to, name, text, aside }: RowProps) {
  return (
    <li className="relative flex items-center gap-3 py-4 hover:bg-warm-50">
      <div className="min-w-0 grow">
        <Link
          to={to}
          className="font-semibold underline-offset-4 before:absolute before:inset-0 hover:underline"
        >
          {name}
        </Link>
        <p className="mt-0.5 text-char-700">{text}</p>
      </div>
      {aside && <p className="shrink-0 font-bold tabular-nums">{aside}</p>}
      <ChevronRight className="size-5 shrink-0 text-char-600" aria-hidden="true" />
    </li>
  );
}

/** Where shifts are looked for, once the profile is complete. */
export const FindShifts = ({ main }: { main: boolean }) => (
  <ButtonLink to="/shifts" tone={main ? "sage" : "ghost"} className="mt-5 max-sm:w-full">
    Find shifts
  </ButtonLink>
);
