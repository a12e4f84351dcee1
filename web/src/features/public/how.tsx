import { BadgeCheck, Building2, FileCheck2, MailCheck, Search, UserRound } from "lucide-react";
import { Section } from "./section";

const PATHS = [
  {
    side: "worker",
    name: "Care workers",
    look: "bg-sage-700",
    steps: [
      {
        Icon: MailCheck,
        title: "Create your account",
        text: "Your name, email and a password. We send a link to make sure the address is yours.",
      },
      {
        Icon: UserRound,
        title: "Fill in your profile",
        text: "Four short steps. Stop when you like and carry on from another device.",
      },
      {
        Icon: FileCheck2,
        title: "Send your certificates",
        text: "A person looks at each one and tells you what is fine and what is missing.",
      },
      {
        Icon: BadgeCheck,
        title: "Keep it in date",
        text: "Your passport shows what is verified and when it runs out. We remind you in time.",
      },
    ],
  },
  {
    side: "home",
    name: "Care homes",
    look: "bg-terra-700",
    steps: [
      {
        Icon: MailCheck,
        title: "Create your account",
        text: "Your home’s name, your own, an email and a password.",
      },
      {
        Icon: Search,
        title: "Say which home you are",
        text: "Your CQC location and provider numbers, your address, and how you work.",
      },
      {
        Icon: Building2,
        title: "Send it for our check",
        text: "We compare it with the CQC register. If something does not fit, we say what.",
      },
      {
        Icon: BadgeCheck,
        title: "Be verified",
        text: "Only a verified home can ask for care workers. We write to you as soon as we decide.",
      },
    ],
  },
] as const;

/** The way of both sides. Which one is shown is up to two radio buttons: no script is needed. */
export function How() {
  return (
    <Section id="how" title="How Vicarity works">
      <div className="group/how">
        <fieldset className="-mt-4 mb-8 inline-flex rounded-xl bg-warm-200 p-1 max-sm:flex">
          <legend className="sr-only">Show the steps for</legend>
          {PATHS.map(({ side, name }) => (
            <label
              key={side}
              className="relative inline-flex min-h-11 flex-1 items-center justify-center rounded-lg px-4 text-[0.9375rem] font-semibold whitespace-nowrap text-char-700 has-checked:bg-white has-checked:text-ocean-900 has-checked:shadow-card has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ocean-700"
            >
              <input
                type="radio"
                name="how-side"
                value={side}
                defaultChecked={side === "worker"}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {name}
            </label>
          ))}
        </fieldset>
        {PATHS.map(({ side, name, look, steps }) => (
          <div
            key={side}
            className={
              side === "worker"
                ? "group-has-[[value=home]:checked]/how:hidden"
                : "group-has-[[value=worker]:checked]/how:hidden"
            }
          >
            <h3 className="sr-only">{name}</h3>
            <ol className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
              {steps.map(({ Icon, title, text }, index) => (
                <li
                  key={title}
                  className="relative max-sm:grid max-sm:grid-cols-[3rem_1fr] max-sm:gap-x-4"
                >
                  {index < steps.length - 1 && (
                    <span
                      aria-hidden="true"
                      className="absolute top-6 left-16 hidden h-px w-[calc(100%-3rem)] bg-warm-300 lg:block"
                    />
                  )}
                  <span
                    className={`relative grid size-12 place-items-center rounded-2xl text-white ${look}`}
                    aria-hidden="true"
                  >
                    <Icon className="size-6" />
                  </span>
                  <div>
                    <h4 className="text-lg leading-tight font-semibold sm:mt-4">
                      <span className="text-char-600">{index + 1}. </span>
                      {title}
                    </h4>
                    <p className="mt-1.5 text-char-700">{text}</p>
                  </div>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  );
}
