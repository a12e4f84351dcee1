import { BadgeCheck, Building2, HeartHandshake } from "lucide-react";
import { Tick } from "~/ui/icon";
import { HeroArt } from "./hero-art";

const PROMISES = ["Free for care workers", "No fee to join for homes", "Made for phones"];

export function Hero() {
  return (
    <section
      aria-labelledby="hero-title"
      className="shell grid items-center gap-12 pt-10 pb-12 lg:grid-cols-[1.02fr_1fr] lg:gap-10 lg:pt-12 lg:pb-16"
    >
      <div className="max-w-xl min-w-0">
        <p className="chip bg-white text-ocean-700 ring-1 ring-warm-300">
          <BadgeCheck className="size-4" aria-hidden="true" /> Every document checked by a person
        </p>
        <h1 id="hero-title" className="h-display mt-5">
          Good care starts with knowing who is at the door.
        </h1>
        <p className="mt-5 max-w-lg text-lg text-char-700">
          Vicarity brings care workers and care homes together. Workers show their checks and
          training once, in one profile. Homes are matched to the CQC register. A person looks at
          all of it.
        </p>
        <div className="mt-8 grid gap-3 sm:flex">
          <a href="/register/worker" className="btn btn-lg btn-sage">
            <HeartHandshake className="size-5" aria-hidden="true" /> Join as a care worker
          </a>
          <a href="/register/care-home" className="btn btn-lg btn-terra">
            <Building2 className="size-5" aria-hidden="true" /> Join as a care home
          </a>
        </div>
        <ul className="mt-6 flex flex-wrap gap-x-5 gap-y-1.5 text-[0.9375rem] text-char-700">
          {PROMISES.map((promise) => (
            <li key={promise} className="flex items-center gap-1.5">
              <Tick className="size-4 text-sage-600" />
              {promise}
            </li>
          ))}
        </ul>
      </div>
      <HeroArt />
    </section>
  );
}
