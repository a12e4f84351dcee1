import type { ReactNode } from "react";
import { clocksNote, nextDay, paid, paidMinutes, when } from "~/features/shift/words";
import { dayOf, dayShort } from "~/lib/london";
import { pence } from "~/lib/pounds";
import { many, money } from "~/lib/words";
import { Notice } from "~/ui/notice";
import { ClockNights, DaysList } from "./days-list";
import { payFor } from "./pay";
import { MOST_AT_ONCE } from "./queries";
import type { Span } from "./repeat";
import { type Posting, spanIn, spansOf } from "./typed";

/** `14 shifts, Mon 23 Nov to Sun 6 Dec`. */
export function inAll(spans: readonly Span[]): string {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return "";
  return `${many(spans.length, "shift")}, ${dayShort(dayOf(first.starts_at))} to ${dayShort(dayOf(last.starts_at))}`;
}

/** What will be made, while it is typed. */
export function Preview({ typed }: { typed: Posting }) {
  const spans = spansOf(typed);
  const [first] = spans;
  return (
    <section aria-label="What you are posting" className="card p-5 sm:p-6">
      <h2 className="text-xl">What you are posting</h2>
      <div role="status" className="mt-3 font-semibold">
        {first && said(typed, spans)}
      </div>
      {first ? (
        <div className="mt-3 space-y-4">
          <Pay typed={typed} spans={spans} />
          {typed.repeat === "once" ? <One span={first} /> : <Many spans={spans} />}
        </div>
      ) : (
        <p className="text-char-700">
          {spanIn(typed)
            ? "The last day has to be after the first, and at most a year away."
            : "Once you have chosen a day and times, you see here what that makes: when, how many, and what it costs."}
        </p>
      )}
    </section>
  );
}

function said(typed: Posting, spans: readonly Span[]): string {
  const [first] = spans;
  if (!first) return "";
  if (typed.repeat !== "once") return inAll(spans);
  return when(first) + nextDay(first);
}

function One({ span }: { span: Span }) {
  const note = clocksNote(span);
  return note ? <Notice kind="attention" title={note} /> : null;
}

function Many({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.length > MOST_AT_ONCE && (
        <Notice
          kind="attention"
          title={`At most ${MOST_AT_ONCE} at once. Choose an earlier last day, and post the rest afterwards.`}
        />
      )}
      <ClockNights spans={spans} />
      <section
        aria-label="The days"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
        className="max-h-72 overflow-y-auto"
      >
        <DaysList spans={spans.slice(0, MOST_AT_ONCE)} />
      </section>
    </>
  );
}

/** What it costs, as far as the numbers can be read. */
function Pay({ typed, spans }: { typed: Posting; spans: readonly Span[] }) {
  const rate = pence(typed.hourly_rate);
  const minutes = Number(typed.break_minutes || "0");
  const people = Number(typed.positions);
  const [first] = spans;
  if (!first || !(paidMinutes({ ...first, break_minutes: minutes }) > 0)) return null;
  const each = rate ? payFor(first, minutes, rate) : 0;
  const all = spans.reduce((sum, span) => sum + payFor(span, minutes, rate ?? 0), 0) * people;
  return (
    <dl className="space-y-2">
      <Row name={spans.length > 1 ? "Each shift" : "Length"}>
        {paid({ ...first, break_minutes: minutes })}
      </Row>
      {each > 0 && <Row name="Pay for each person">{money(each)}</Row>}
      {all > each && <Row name="Pay in all">{money(all)}</Row>}
    </dl>
  );
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex flex-wrap justify-between gap-x-4">
    <dt className="text-char-700">{name}</dt>
    <dd className="font-semibold tabular-nums">{children}</dd>
  </div>
);
