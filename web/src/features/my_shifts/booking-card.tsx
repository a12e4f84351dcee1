import { Clock } from "lucide-react";
import { Link } from "react-router";
import { clocksNote, paid, when } from "~/features/shift/words";
import { money } from "~/lib/words";
import { nameOf, placeOf } from "./place";
import type { Booking } from "./queries";
import { useRoleName } from "./role-name";
import { standing } from "./standing";
import { StatePill } from "./state-pill";
import { TheWay } from "./the-way";

/** One booking in a list: the whole deal, where it stands, and for a booked one the way there. */
export function BookingCard({ booking }: { booking: Booking }) {
  const { shift, care_home, status } = booking;
  const role = useRoleName(shift.role);
  const home = nameOf(care_home);
  const address = placeOf(care_home);
  const { title, text } = standing(booking);
  const said = when(booking);
  return (
    <li className="card flex flex-col p-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="text-[0.9375rem] font-medium text-ocean-700">{said}</p>
          <h2 className="mt-1 text-lg">
            <Link
              to={`/my-shifts/${booking.id}`}
              className="underline-offset-4 hover:underline"
              aria-label={`${role}, ${said}`}
            >
              {role}
            </Link>
          </h2>
          <p className="mt-0.5">
            <span className="font-medium">{home}</span>
            {care_home.city && <span className="text-char-700"> · {care_home.city}</span>}
          </p>
        </div>
        <div className="shrink-0 text-right">
          <p className="text-xl font-bold tabular-nums">{money(shift.estimated_pay)}</p>
          <p className="text-sm text-char-600">{money(shift.hourly_rate)} an hour</p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <StatePill booking={booking} />
        <span className="chip bg-warm-100 text-char-700">
          <Clock className="size-3.5" aria-hidden="true" /> {paid(shift)}
        </span>
      </div>
      <ClocksNote booking={booking} />
      <div className="mt-4 border-t border-warm-200 pt-4">
        {status === "confirmed" && address ? (
          <TheWay
            home={home}
            address={address}
            contact={care_home.contact_name}
            phone={care_home.phone}
          />
        ) : (
          <p className="text-char-700">
            <span className="font-semibold text-char-900">{title}.</span> {text}
          </p>
        )}
      </div>
      <Link
        to={`/my-shifts/${booking.id}`}
        className="link mt-auto inline-flex min-h-11 items-center self-start pt-2"
      >
        {wayOut(status)}
        <span className="sr-only">
          : {role}, {said}
        </span>
      </Link>
    </li>
  );
}

/** What is behind the card. */
function wayOut(status: Booking["status"]): string {
  if (status === "applied") return "See it, or withdraw";
  return status === "confirmed" ? "See it, or cancel" : "See what happened";
}

/** How long a shift lasts during which the clocks change. */
export function ClocksNote({ booking }: { booking: Booking }) {
  const note = clocksNote(booking);
  return note && <p className="mt-3 text-[0.9375rem] font-medium text-alert">{note}</p>;
}
