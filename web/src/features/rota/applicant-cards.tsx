import { ApplicantActs } from "./applicant-acts";
import { Favourite, type Shown } from "./applicants";
import { Avatar } from "./avatar";

/** Applicants below each other, with the same facts, for a small screen. */
export function ApplicantCards({ applicants, facts, favourites, bookable, onAsk }: Shown) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {applicants.map((booking, index) => (
        <li key={booking.id} id={`applicant-${booking.id}`} className="card p-5">
          <div className="flex items-center gap-3">
            <Avatar name={booking.worker.name} />
            <div className="min-w-0">
              <h3 className="text-lg break-words">{booking.worker.name}</h3>
              {favourites.has(booking.worker.id) && <Favourite />}
            </div>
          </div>
          <dl className="mt-4 divide-y divide-warm-200 border-y border-warm-200">
            {facts.map(({ label, show }) => (
              <div
                key={label}
                className="grid grid-cols-[8rem_1fr] gap-3 py-2.5 max-[22rem]:grid-cols-1 max-[22rem]:gap-0"
              >
                <dt className="text-char-700">{label}</dt>
                <dd className="min-w-0 break-words">{show(booking)}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-4">
            <ApplicantActs {...{ booking, bookable, onAsk }} main={index === 0} />
          </div>
        </li>
      ))}
    </ul>
  );
}
