import { ChevronDown } from "lucide-react";

const WAYS = [
  {
    name: "Google Calendar",
    steps: [
      "Open calendar.google.com on a computer; the phone app cannot add links.",
      "Beside “Other calendars” choose the plus sign, then “From URL”.",
      "Paste the link and choose “Add calendar”. It appears on your phone too.",
    ],
  },
  {
    name: "Apple Calendar",
    steps: [
      "On an iPhone or iPad open Calendar and choose “Calendars”, then “Add Calendar”.",
      "Choose “Add Subscription Calendar”, paste the link and choose “Subscribe”.",
      "On a Mac it is “File”, then “New Calendar Subscription”.",
    ],
  },
  {
    name: "Outlook",
    steps: [
      "Open outlook.com on a computer and go to your calendar.",
      "Choose “Add calendar”, then “Subscribe from web”.",
      "Paste the link, give it a name and choose “Import”.",
    ],
  },
] as const;

/** Where the link goes, in the words of each program. */
export function HowToAdd() {
  return (
    <details className="group rounded-xl border border-warm-300 px-4">
      <summary className="flex min-h-12 items-center justify-between gap-3 font-semibold">
        How to add the link to your calendar
        <ChevronDown className="size-5 shrink-0 group-open:rotate-180" aria-hidden="true" />
      </summary>
      <div className="space-y-4 pt-1 pb-4">
        {WAYS.map(({ name, steps }) => (
          <div key={name}>
            <h3 className="font-semibold">{name}</h3>
            <ol className="mt-1 list-decimal space-y-1 pl-5 text-char-700">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
        ))}
        <p className="text-char-700">
          Each program decides how often it looks: Apple and Outlook within hours, Google about once
          a day. Vicarity always has the newest.
        </p>
      </div>
    </details>
  );
}
