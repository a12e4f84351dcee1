import { ArrowRight, Building2, HeartHandshake } from "lucide-react";
import { Link } from "react-router";
import { AccountCard } from "./account-card";

const SIDES = [
  {
    to: "/register/worker",
    Icon: HeartHandshake,
    look: "bg-sage-100 text-sage-800",
    name: "I am a care worker",
    note: "Build one profile of your checks and training. Free for care workers.",
  },
  {
    to: "/register/care-home",
    Icon: Building2,
    look: "bg-terra-100 text-terra-800",
    name: "I work for a care home",
    note: "Set up your home and send it for our check.",
  },
];

/** `/register`: which side somebody is on. */
export function Component() {
  return (
    <AccountCard title="Create an account">
      <p className="text-char-700">Which of these are you?</p>
      <ul className="mt-4 grid gap-3">
        {SIDES.map(({ to, Icon, look, name, note }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex items-center gap-4 rounded-2xl border-[1.5px] border-warm-500 p-4 hover:border-ocean-700 hover:bg-ocean-50"
            >
              <span className={`grid size-12 shrink-0 place-items-center rounded-xl ${look}`}>
                <Icon className="size-6" aria-hidden="true" />
              </span>
              <span className="min-w-0 grow">
                <span className="block font-semibold">{name}</span>
                <span className="block text-[0.9375rem] text-char-700">{note}</span>
              </span>
              <ArrowRight className="size-5 shrink-0 text-char-600" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        Do you have an account?{" "}
        <Link to="/login" className="link inline-flex min-h-11 items-center">
          Sign in
        </Link>
      </p>
    </AccountCard>
  );
}
