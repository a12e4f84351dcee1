import { clocksNote } from "~/features/shift/words";
import { type Day, dayOf, dayShort } from "~/lib/london";
import type { Span } from "./repeat";

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const monthOf = (day: Day) => month.format(Date.parse(day));

/** `Mon 23`: the month stands above. */
const short = (day: Day) => dayShort(day).replace(/ \w+$/, "");

/** On which days the shifts are, month by month. */
export function DaysList({ spans }: { spans: readonly Span[] }) {
  const months = new Map<string, Span[]>();
  for (const span of spans) {
    const name = monthOf(dayOf(span.starts_at));
    months.set(name, [...(months.get(name) ?? []), span]);
  }
  return (
    <dl className="space-y-3">
      {[...months].map(([name, ones]) => (
        <div key={name}>
          <dt className="font-semibold">{name}</dt>
          <dd>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {ones.map((span) => (
                <li
                  key={span.starts_at}
                  className="rounded-lg bg-warm-100 px-2 py-0.5 text-[0.9375rem] tabular-nums"
                >
                  {short(dayOf(span.starts_at))}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which of the shifts fall on a night on which the clocks change. */
export function ClockNights({ spans }: { spans: readonly Span[] }) {
  const notes = spans.flatMap((span) => {
    const note = clocksNote(span);
    return note ? [`${dayShort(dayOf(span.starts_at))}: ${note}`] : [];
  });
  if (notes.length === 0) return null;
  return (
    <ul className="space-y-1 rounded-xl bg-alert-bg p-3 text-[0.9375rem] font-semibold text-alert">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
