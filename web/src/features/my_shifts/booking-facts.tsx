import { clocksNote, hours, length, paidMinutes } from "~/features/shift/words";
import { dayOf, dayShort } from "~/lib/london";
import { money } from "~/lib/words";
import { Card } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { SummaryList } from "~/ui/summary-list";
import { nameOf } from "./place";
import type { Booking } from "./queries";
import { history, moment } from "./standing";
import { StatePill } from "./state-pill";

/** The whole deal of a booking. */
export function Facts({ booking, role }: { booking: Booking; role: string }) {
  const { shift, care_home } = booking;
  const first = dayOf(shift.starts_at);
  const last = dayOf(shift.ends_at);
  const ends = last === first ? "" : `, ending on ${dayShort(last)}`;
  const note = clocksNote(booking);
  const home = [nameOf(care_home), care_home.city].filter(Boolean).join(", ");
  const rows = [
    { label: "Day", value: dayShort(first) },
    { label: "Hours", value: `${hours(booking)}${ends}` },
    { label: "Paid hours", value: length(paidMinutes(shift)) },
    { label: "Unpaid break", value: shift.break_minutes ? length(shift.break_minutes) : "None" },
    { label: "Pay", value: `${money(shift.estimated_pay)} before tax` },
    { label: "Rate", value: `${money(shift.hourly_rate)} an hour` },
    { label: "Work", value: role },
    { label: "Care home", value: home },
  ];
  return (
    <Card title="Your shift">
      <div className="mb-4">
        <StatePill booking={booking} />
      </div>
      {note && (
        <Notice kind="attention" title={note} className="mb-4">
          You are paid for the hours that really pass.
        </Notice>
      )}
      <SummaryList rows={rows} />
    </Card>
  );
}

/** Every step a booking has taken, the first on top. */
export function History({ booking }: { booking: Booking }) {
  return (
    <ol className="grid gap-4 border-l-2 border-warm-300 pl-4">
      {history(booking).map(({ at, said }) => (
        <li key={said}>
          <p className="font-semibold">{said}</p>
          <p className="text-[0.9375rem] text-char-700">
            <time dateTime={at}>{moment(at)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}
