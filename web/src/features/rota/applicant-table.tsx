import { classes } from "~/lib/classes";
import { ApplicantActs } from "./applicant-acts";
import { Favourite, type Shown } from "./applicants";
import { Avatar } from "./avatar";

/** Applicants side by side: one column each. */
export function ApplicantTable({ applicants, facts, favourites, bookable, onAsk }: Shown) {
  const tint = (id: string) => favourites.has(id) && "bg-terra-50";
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label="Comparison"
      className="card overflow-x-auto"
    >
      <table className="w-full table-fixed border-collapse text-left">
        <caption className="sr-only">Applicants side by side</caption>
        <thead>
          <tr className="align-top">
            <td className="w-52 p-4" />
            {applicants.map(({ id, worker }) => (
              <th
                key={id}
                id={`applicant-${id}`}
                scope="col"
                className={classes("w-72 p-4 font-normal", tint(worker.id))}
              >
                <span className="flex items-center gap-3">
                  <Avatar name={worker.name} />
                  <span className="min-w-0 font-semibold break-words">{worker.name}</span>
                </span>
                {favourites.has(worker.id) && (
                  <span className="mt-2 block">
                    <Favourite />
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, show }) => (
            <tr key={label} className="border-t border-warm-200 align-top">
              <th scope="row" className="px-4 py-2.5 font-medium text-char-700">
                {label}
              </th>
              {applicants.map((booking) => (
                <td
                  key={booking.id}
                  className={classes(
                    "px-4 py-2.5 break-words tabular-nums",
                    tint(booking.worker.id),
                  )}
                >
                  {show(booking)}
                </td>
              ))}
            </tr>
          ))}
          <tr className="border-t border-warm-200">
            <td className="p-4" />
            {applicants.map((booking, index) => (
              <td key={booking.id} className={classes("p-4", tint(booking.worker.id))}>
                <ApplicantActs {...{ booking, bookable, onAsk }} main={index === 0} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
