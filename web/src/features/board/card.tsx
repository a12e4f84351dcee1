import { CircleCheck, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import { BOOKING, when } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { many, money } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Pill } from "~/ui/notice";
import { Chips } from "./chips";
import { Favourite } from "./favourite";
import type { Shift } from "./queries";

/** What taking part in a shift is called: at once, or after the home's answer. */
export const actOf = ({ booking_mode }: Shift) =>
  booking_mode === "instant" ? "Claim shift" : "Apply";

export const isLive = ({ my_booking_status }: Shift) =>
  my_booking_status === "applied" || my_booking_status === "confirmed";

type Props = {
  shift: Shift;
  /** Its pin on the map is the one looked at. */
  active?: boolean;
  onLook?: (id: string) => void;
  onApply: (shift: Shift) => void;
};

/** A shift with the whole deal on it. */
export function ShiftCard({ shift, active, onLook, onApply }: Props) {
  const { id, care_home } = shift;
  return (
    <article
      aria-labelledby={`shift-${id}`}
      onMouseEnter={() => onLook?.(id)}
      onFocus={() => onLook?.(id)}
      className={classes(
        "card @container p-4 transition-shadow sm:p-5",
        active && "ring-2 ring-sage-600",
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-[0.9375rem] font-medium text-ocean-700">
            <time dateTime={shift.starts_at}>{when(shift)}</time>
          </p>
          <h2 id={`shift-${id}`} className="mt-1 text-lg leading-snug sm:text-xl">
            <Link to={`/shifts/${id}`} className="underline-offset-4 hover:underline">
              {shift.role_name}
            </Link>
          </h2>
          <p className="mt-1 text-[0.9375rem] text-char-700">
            <span className="font-medium text-char-900">{care_home.name}</span>
            {care_home.city && (
              <>
                <span aria-hidden="true"> · </span>
                <span className="sr-only">, </span>
                {care_home.city}
              </>
            )}
          </p>
        </div>
        <Pay shift={shift} />
      </div>
      <Chips shift={shift} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-warm-200 pt-4">
        <Standing shift={shift} />
        <div className="flex gap-2 @max-md:w-full">
          <Favourite home={care_home} />
          <Act shift={shift} onApply={onApply} />
        </div>
      </div>
    </article>
  );
}

function Pay({ shift }: { shift: Shift }) {
  return (
    <p className="shrink-0 text-right">
      <span className="block text-xl font-bold tracking-tight tabular-nums sm:text-2xl">
        {money(shift.estimated_pay)}
      </span>
      <span className="block text-sm text-char-600">{money(shift.hourly_rate)} an hour</span>
    </p>
  );
}

/** Whether one may work it, and if not, what stands in the way. */
function Standing({ shift }: { shift: Shift }) {
  const { eligible, reasons } = shift.eligibility;
  if (isLive(shift) && shift.my_booking_status) {
    const { word } = BOOKING[shift.my_booking_status];
    return <Pill kind={word === "Booked" ? "done" : "information"}>{word}</Pill>;
  }
  const Icon = eligible ? CircleCheck : TriangleAlert;
  const [first, ...others] = reasons;
  return (
    <p
      className={classes(
        "flex min-w-0 basis-56 grow items-start gap-1.5 text-[0.9375rem] font-medium",
        eligible ? "text-ok" : "text-alert",
      )}
    >
      <Icon className="mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
      <span>
        {eligible ? "Your passport covers this" : first?.message}
        {others.length > 0 && ` And ${many(others.length, "more thing")}.`}
      </span>
    </p>
  );
}

function Act({ shift, onApply }: { shift: Shift; onApply: (shift: Shift) => void }) {
  const about = <span className="sr-only">: {`${shift.role_name}, ${when(shift)}`}</span>;
  if (isLive(shift))
    return (
      <ButtonLink to={`/my-shifts/${shift.my_booking_id}`} tone="ghost" className="grow">
        See your booking{about}
      </ButtonLink>
    );
  if (!shift.eligibility.eligible)
    return (
      <ButtonLink to={`/shifts/${shift.id}`} tone="ghost" className="grow">
        See what is missing{about}
      </ButtonLink>
    );
  return (
    <Button tone="sage" className="grow px-7" onClick={() => onApply(shift)}>
      {actOf(shift)}
      {about}
    </Button>
  );
}
