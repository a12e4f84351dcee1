import { useEffect, useRef } from "react";
import { Link } from "react-router";
import * as problems from "~/api/problems";
import { dayOf, mondayOf } from "~/lib/london";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { Booking, Shift } from "./data";

export type Refused = { error: unknown; booking: Booking };

type Props = {
  refused: Refused;
  shift: Shift;
  /** Who else has applied. */
  next?: Booking;
  onRest: () => void;
};

const REST = "too_little_rest";

/** Nobody was booked: why, and what is nearest to it. */
export function Refusal({ refused: { error, booking }, shift, next, onRest }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is to be noticed anew
  useEffect(() => box.current?.focus(), [error]);
  const known = error instanceof problems.Refused ? error : null;
  const said = error instanceof Error ? error.message : String(error);
  const reasons = known?.reasons ?? [];
  const restful = reasons.length > 0 && reasons.every(({ code }) => code === REST);
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice kind="problem" title={`${booking.worker.name} is not booked. ${said}`}>
        {reasons.length > 0 && (
          <ul className="list-disc pl-5">
            {reasons.map(({ message, mend }) => (
              <li key={message}>
                {message} {mend}
              </li>
            ))}
          </ul>
        )}
        {restful ? (
          <Button tone="ghost" className="mt-3" onClick={onRest}>
            Arrange rest for {booking.worker.first_name ?? "them"}
          </Button>
        ) : (
          known && <Nearest code={known.code} shift={shift} next={next} />
        )}
      </Notice>
    </div>
  );
}

const LINK = "link inline-flex min-h-11 items-center";

/** What to do instead. */
function Nearest({ code, shift, next }: { code: string; shift: Shift; next?: Booking }) {
  if (code === "shift_full")
    return (
      <Link to={`/care-home/shifts/${shift.id}/edit`} className={LINK}>
        Ask for one more person
      </Link>
    );
  if (code === "shift_not_open" || !next)
    return (
      <Link to={`/care-home/rota?week=${mondayOf(dayOf(shift.starts_at))}`} className={LINK}>
        See the other shifts of this week
      </Link>
    );
  return (
    <a href={`#applicant-${next.id}`} className={LINK}>
      {next.worker.name} has applied as well
    </a>
  );
}
