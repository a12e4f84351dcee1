import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { Refused, type Schema } from "~/api/client";
import { dayOf, dayShort } from "~/lib/london";
import { day, money, time } from "~/lib/words";
import { Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { type Booking, type Evidence, evidence } from "./data";

type Credential = Schema["CheckedCredential"];

const CHECKS: Record<Schema["Checked"], string> = {
  age: "18 or older on the day of the shift",
  overlap: "No other shift at that time",
  rest: "At least 11 hours of rest beside other shifts",
  rest_excused: "Compensatory rest, which your home arranged",
  weekly_hours: "Within the law on weekly working time",
  minimum_wage: "Paid no less than the minimum wage for their age",
};

/** What was checked when somebody was booked, for whoever has to show it. Asked for when opened. */
export function WhatWasChecked({ booking }: { booking: Booking }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-ocean-700 underline underline-offset-4">
        What was checked<span className="sr-only"> of {booking.worker.name}</span>
      </summary>
      {open && <Known booking={booking} />}
    </details>
  );
}

function Known({ booking }: { booking: Booking }) {
  const { data, error, refetch } = useQuery(evidence(booking.id));
  if (data) return <Record evidence={data} />;
  if (error instanceof Refused && error.status === 404)
    return <p className="text-char-700">{error.message}</p>;
  if (error) return <TryAgain error={error} onRetry={refetch} />;
  return <Skeleton shape="h-48" />;
}

const valid = ({ valid_until, verified_at, met_by }: Credential) =>
  [
    met_by && `met by ${met_by}`,
    verified_at && `verified ${day(verified_at)}`,
    valid_until && `valid until ${day(valid_until)}`,
  ]
    .filter(Boolean)
    .join(", ");

function Record({
  evidence: { checked_at, how, terms, credentials, checks },
}: {
  evidence: Evidence;
}) {
  const by = how === "instant" ? "when they took the place" : "when your home booked them";
  return (
    <div className="mt-1 rounded-2xl bg-warm-50 p-4 text-[0.9375rem]">
      <p className="font-semibold">
        Checked on {dayShort(dayOf(checked_at))} at {time(checked_at)}, {by}
      </p>
      <p className="text-char-700">
        Agreed at {money(terms.hourly_rate)} an hour. This is kept as it was then.
      </p>
      <ul className="mt-3 grid gap-x-6 gap-y-1.5 lg:grid-cols-2">
        {credentials.map((one) => (
          <Line key={one.code} name={one.name} more={valid(one)} />
        ))}
        {checks.map((code) => (
          <Line key={code} name={CHECKS[code]} />
        ))}
      </ul>
    </div>
  );
}

const Line = ({ name, more }: { name: string; more?: string }) => (
  <li className="flex items-start gap-2">
    <Check className="mt-1 size-4 shrink-0 text-ok" aria-hidden="true" />
    <span className="min-w-0">
      {name}
      {more && <span className="block text-char-600">{more}</span>}
    </span>
  </li>
);
