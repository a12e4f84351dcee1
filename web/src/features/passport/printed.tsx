import { Photo } from "~/features/worker/photo";
import type { Profile } from "~/features/worker/profile";
import { day, time } from "~/lib/words";
import { Logo } from "~/ui/icon";
import { nameOf } from "./name";
import type { Compliance } from "./queries";
import { isMet, mandatory } from "./standing";

type Props = { found: Compliance; worker: Profile };

/** The passport on paper: what is checked, until when, and as of when. Nothing else is printed. */
export function Printed({ found, worker }: Props) {
  const name = nameOf(worker);
  const { met, of } = mandatory(found);
  const issued = Object.fromEntries(
    worker.qualifications.map(({ code, issue_date }) => [code, issue_date]),
  );
  issued.DBS_ENHANCED ??= worker.dbs_issue_date;
  return (
    <article className="sheet hidden print:block">
      <header className="flex items-center justify-between border-b-2 border-ocean-900 pb-4">
        <Logo />
        <p className="font-semibold">Compliance passport</p>
      </header>
      <div className="mt-6 flex items-center gap-6">
        <Photo name={name} className="size-28!" />
        <div>
          <h2 className="text-3xl">{name}</h2>
          <p>Care worker</p>
          <p className="mt-2 font-semibold">
            {met} of {of} mandatory checks done
          </p>
        </div>
      </div>
      <table className="mt-6 w-full text-left">
        <caption className="mb-2 text-left font-semibold">Checked by Vicarity</caption>
        <thead>
          <tr className="border-b-2 border-warm-500">
            <th scope="col">Check</th>
            <th scope="col">Issued</th>
            <th scope="col">Valid until</th>
          </tr>
        </thead>
        <tbody>
          {found.items.filter(isMet).map((item) => (
            <tr key={item.code} className="break-inside-avoid border-b border-warm-300">
              <td className="py-1.5 pr-4">{item.name}</td>
              <td className="py-1.5 pr-4">{dated(issued[item.code], "not stated")}</td>
              <td className="py-1.5">{dated(item.expiry_date, "no end date")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-6 text-sm">
        Vicarity: as it stood on {day(found.checked_at)} at {time(found.checked_at)}, London time. A
        check can change after that.
      </p>
    </article>
  );
}

const dated = (on: string | null | undefined, none: string) => (on ? day(on) : none);
