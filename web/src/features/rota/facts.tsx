import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { many } from "~/lib/words";
import { besides, distance, experience, missing, type Needed, past } from "./compare";
import type { Booking } from "./data";

export type Fact = { label: string; show: (booking: Booking) => ReactNode };

/** What is compared, in the order in which it matters. */
export const factsOf = (needs: Needed[]): Fact[] => [
  { label: "Shifts worked here", show: ({ worker }) => past(worker) },
  { label: "Distance", show: ({ worker }) => distance(worker) },
  { label: "Experience", show: ({ worker }) => experience(worker) },
  { label: "Checks for this shift", show: (booking) => <Checks booking={booking} needs={needs} /> },
  { label: "Also verified", show: (booking) => <Besides booking={booking} needs={needs} /> },
  { label: "Their message", show: ({ message }) => message ?? NONE },
];

const NONE = <span className="text-char-600">None</span>;

type Props = { booking: Booking; needs: Needed[] };

function Checks({ booking, needs }: Props) {
  if (needs.length === 0) return NONE;
  const lacking = missing(needs, booking.worker.verified_credentials, booking.ends_at);
  const extra = needs.filter(({ mandatory }) => !mandatory);
  return (
    <div className="grid gap-1">
      {lacking.length === 0 ? (
        <p className="flex gap-1.5 font-semibold text-ok">
          <Check className="mt-1 size-4 shrink-0" aria-hidden="true" /> All {needs.length} verified
        </p>
      ) : (
        <p className="flex gap-1.5 font-semibold text-alert">
          <TriangleAlert className="mt-1 size-4 shrink-0" aria-hidden="true" />
          {many(lacking.length, "check")} not verified for that day
        </p>
      )}
      {lacking.length > 0 ? <Some items={lacking} /> : <Names items={extra} />}
    </div>
  );
}

const Names = ({ items }: { items: readonly { code: string; name: string }[] }) => (
  <ul className="text-[0.9375rem] text-char-700">
    {items.map(({ code, name }) => (
      <li key={code}>{name}</li>
    ))}
  </ul>
);

/** So many are named; the rest are counted. */
const NAMED = 4;

const Some = ({ items }: { items: readonly { code: string; name: string }[] }) => (
  <>
    <Names items={items.slice(0, NAMED)} />
    {items.length > NAMED && (
      <p className="text-[0.9375rem] text-char-600">and {items.length - NAMED} more</p>
    )}
  </>
);

function Besides({ booking, needs }: Props) {
  const more = besides(needs, booking.worker.verified_credentials);
  if (more.length === 0) return NONE;
  return <Some items={more} />;
}
