import { Link } from "react-router";
import { CheckBar } from "~/features/passport/check-bar";
import { nameOf } from "~/features/passport/name";
import type { Compliance } from "~/features/passport/queries";
import { Photo } from "./photo";
import type { Profile } from "./profile";

/** The passport in a few lines. */
export function PassportGlance({ found, worker }: { found: Compliance; worker: Profile }) {
  const name = nameOf(worker);
  return (
    <section aria-labelledby="glance" className="card overflow-hidden">
      <div className="flex items-center gap-4 bg-ocean-900 p-5 text-white">
        <Photo name={name} className="size-14!" />
        <div className="min-w-0">
          <h2 id="glance" className="text-lg">
            Your passport
          </h2>
          <p className="truncate text-[0.9375rem] text-ocean-200">{name}</p>
        </div>
      </div>
      <div className="p-5">
        <CheckBar found={found} />
        <Link to="/passport" className="link mt-2 inline-flex min-h-11 items-center">
          See every check
        </Link>
      </div>
    </section>
  );
}
