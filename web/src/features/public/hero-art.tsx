import { BadgeCheck, CalendarClock, Check, FileCheck2, ShieldCheck } from "lucide-react";

const CHECKS = [
  ["Right to work", "Verified", true],
  ["Enhanced DBS", "Verified", true],
  ["Care Certificate", "Verified", true],
  ["Moving people", "Renew by 4 Jan", false],
  ["Fire safety", "Verified", true],
] as const;

/** An example of a profile, built from its own parts. It repeats nothing that a reader needs. */
export function HeroArt() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none relative mx-auto w-full max-w-[34rem] min-w-0 select-none lg:h-[33rem]"
    >
      <Circles />
      <Passport />
      <div className="card z-20 hidden w-[18.5rem] animate-float p-4 shadow-lift lg:absolute lg:-top-2 lg:-right-3 lg:block">
        <div className="flex items-center gap-3">
          <span className="grid size-10 shrink-0 place-items-center rounded-full bg-ocean-100 text-ocean-700">
            <FileCheck2 className="size-5" />
          </span>
          <p className="text-sm leading-snug">
            <span className="block font-semibold">Enhanced DBS certificate</span>
            <span className="text-char-600">Looked at by a checker, 12 Nov</span>
          </p>
        </div>
        <ul className="mt-3 space-y-1.5 text-sm">
          {["Name matches the profile", "12-digit number on it", "Adults’ barred list"].map(
            (fact) => (
              <li key={fact} className="flex items-center gap-2">
                <Check className="size-4 text-ok" strokeWidth={3} /> {fact}
              </li>
            ),
          )}
        </ul>
      </div>
      <div className="card z-20 hidden w-[19.5rem] items-center gap-3 p-3.5 shadow-lift lg:absolute lg:-right-4 lg:-bottom-3 lg:flex">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-terra-100 text-terra-800">
          <ShieldCheck className="size-5" />
        </span>
        <p className="text-sm leading-snug">
          <span className="block font-semibold">Rosewood House is verified</span>
          <span className="text-char-600">Name and address as in the CQC register</span>
        </p>
      </div>
    </div>
  );
}

function Passport() {
  return (
    <div className="card relative z-10 mx-auto w-[21.5rem] p-5 shadow-lift max-lg:w-full max-lg:max-w-md lg:absolute lg:top-34 lg:-left-2">
      <div className="flex items-center gap-3">
        <span className="grid size-12 place-items-center rounded-full bg-sage-200 font-semibold text-sage-900">
          AO
        </span>
        <div className="min-w-0">
          <p className="leading-tight font-semibold">Amara O.</p>
          <p className="text-sm text-char-600">Example of a profile</p>
        </div>
        <BadgeCheck className="ml-auto size-6 text-ok" />
      </div>
      <div className="mt-4 flex items-baseline justify-between text-sm">
        <span className="font-semibold">Compliance passport</span>
        <span className="text-char-600">4 verified, 1 to renew</span>
      </div>
      <div className="mt-2 flex gap-1">
        {CHECKS.map(([name, , fine]) => (
          <span
            key={name}
            className={`h-1.5 flex-1 rounded-full ${fine ? "bg-sage-600" : "bg-[#D9A441]"}`}
          />
        ))}
      </div>
      <ul className="mt-3 divide-y divide-warm-200 text-sm">
        {CHECKS.map(([name, state, fine]) => (
          <li key={name} className="flex items-center gap-2 py-2">
            <span
              className={`grid size-5 place-items-center rounded-full ${fine ? "bg-ok-bg text-ok" : "bg-alert-bg text-alert"}`}
            >
              {fine ? (
                <Check className="size-3.5" strokeWidth={3} />
              ) : (
                <CalendarClock className="size-3.5" />
              )}
            </span>
            <span className="font-medium">{name}</span>
            <span
              className={`ml-auto text-right ${fine ? "text-char-600" : "font-medium text-alert"}`}
            >
              {state}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Circles() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 544 528"
      className="absolute inset-0 hidden size-full overflow-visible lg:block"
      focusable="false"
    >
      <defs>
        <linearGradient id="art-sage" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#DAE1C6" />
          <stop offset="1" stopColor="#ECF0E2" />
        </linearGradient>
        <linearGradient id="art-terra" x1="1" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#F8CDC2" />
          <stop offset="1" stopColor="#FCE6E0" />
        </linearGradient>
      </defs>
      <circle cx="196" cy="300" r="190" fill="url(#art-sage)" />
      <circle cx="352" cy="226" r="190" fill="url(#art-terra)" className="mix-blend-multiply" />
      <g fill="none" stroke="#2E4E6D" strokeOpacity=".13">
        <circle cx="196" cy="300" r="224" />
        <circle cx="352" cy="226" r="224" />
      </g>
    </svg>
  );
}
