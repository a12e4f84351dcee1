import { useQuery } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { useRef, useState } from "react";
import { roles } from "~/features/shift/queries";
import { qualificationList } from "~/features/worker/wizard/qualification-list";
import { useDesk } from "~/lib/media";
import { many } from "~/lib/words";
import { Empty } from "~/ui/card";
import { ApplicantCards } from "./applicant-cards";
import { ApplicantTable } from "./applicant-table";
import { inOrder, needed } from "./compare";
import { type Booking, likes, type Shift } from "./data";
import { Book, Decline, ExcuseRest } from "./dialogs";
import { factsOf } from "./facts";
import { Refusal, type Refused } from "./refusal";
import { begun } from "./week";

export type Act = "book" | "decline" | "rest";
type Asking = { act: Act; booking: Booking };

export type Shown = {
  applicants: Booking[];
  facts: ReturnType<typeof factsOf>;
  favourites: ReadonlySet<string>;
  /** Whether a place is left, and the shift has not begun. */
  bookable: boolean;
  onAsk: (act: Act, booking: Booking) => void;
};

/** Codes beside the mandatory ones that a shift needs. */
function useNeeds({ role, required_qualifications }: Shift) {
  const { data: all = [] } = useQuery(qualificationList);
  const { data: known = [] } = useQuery(roles);
  const ofRole = known.find(({ code }) => code === role)?.required ?? [];
  return needed(all, [...ofRole, ...required_qualifications]);
}

function useFavourites(): ReadonlySet<string> {
  const { data } = useQuery(likes);
  return new Set(data?.items.map(({ id }) => id));
}

/** Who would like the shift, side by side, and what to do about each. */
export function Applicants({ shift, bookings }: { shift: Shift; bookings: Booking[] }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const favourites = useFavourites();
  const needs = useNeeds(shift);
  const desk = useDesk();
  const applicants = inOrder(
    bookings.filter(({ status }) => status === "applied"),
    favourites,
    needs,
  );
  // told once the question is gone: while it is open nothing behind it can take focus
  const lost = useRef<Refused | null>(null);
  const close = () => {
    setAsking(null);
    setRefused(lost.current);
    lost.current = null;
  };
  const shown: Shown = {
    applicants,
    facts: factsOf(needs),
    favourites,
    bookable: shift.positions_left > 0 && !begun(shift),
    onAsk: (act, booking) => {
      setRefused(null);
      setAsking({ act, booking });
    },
  };
  return (
    <section aria-labelledby="applicants" className="grid gap-4">
      <div>
        <h2 id="applicants" className="text-xl">
          {title(applicants.length)}
        </h2>
        {applicants.length > 0 && <p className="text-char-700">{lead(shift, shown.bookable)}</p>}
      </div>
      {refused && (
        <Refusal
          refused={refused}
          shift={shift}
          next={applicants.find(({ id }) => id !== refused.booking.id)}
          onRest={() => shown.onAsk("rest", refused.booking)}
        />
      )}
      {applicants.length === 0 && <Nobody shift={shift} />}
      {applicants.length > 0 &&
        (desk ? <ApplicantTable {...shown} /> : <ApplicantCards {...shown} />)}
      {asking?.act === "book" && (
        <Book
          booking={asking.booking}
          onRefused={(error) => {
            lost.current = { error, booking: asking.booking };
          }}
          onClose={close}
        />
      )}
      {asking?.act === "decline" && <Decline booking={asking.booking} onClose={close} />}
      {asking?.act === "rest" && <ExcuseRest booking={asking.booking} onClose={close} />}
    </section>
  );
}

function title(count: number) {
  if (count === 0) return "Applicants";
  return count === 1 ? "1 person has applied" : `Compare ${many(count, "applicant")}`;
}

function lead({ positions_left: left }: Shift, bookable: boolean) {
  if (bookable)
    return `${many(left, "place is", "places are")} left. Nobody is told anything until you answer.`;
  return left === 0
    ? "Every place is filled. Tell those who wait that it is not this time."
    : "This shift has begun. Tell those who wait that it is not this time.";
}

function Nobody({ shift }: { shift: Shift }) {
  if (begun(shift)) return <p className="text-char-700">Nobody is waiting for an answer.</p>;
  if (shift.positions_left === 0)
    return <p className="text-char-700">Every place is filled, and nobody is waiting.</p>;
  return (
    <Empty title="No one has applied yet">
      <p>You get an email as soon as somebody does. A higher rate or other times may help.</p>
    </Empty>
  );
}

export function Favourite() {
  return (
    <span className="chip bg-terra-100 text-terra-900">
      <Heart className="size-3.5" aria-hidden="true" /> Your favourite
    </span>
  );
}
