import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import type { Compliance, Requirement } from "~/features/passport/queries";
import { byUrgency, isToDo, SHOWN, state, validity } from "~/features/passport/standing";
import { many } from "~/lib/words";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Notice, Pill } from "~/ui/notice";

/** As many as can be done in one sitting; the passport has them all. */
const MOST = 5;

type Props = {
  found: Compliance;
  /** Whether this is the main thing on the page. */
  main: boolean;
};

/** What is the worker's to do about their checks, the most pressing first. */
export function ThingsToDo({ found, main }: Props) {
  const things = byUrgency(found.items.filter(isToDo));
  if (things.length === 0) return <NothingToDo found={found} />;
  return (
    <Card title={`${many(things.length, "thing")} to do`}>
      <ul className="divide-y divide-warm-200 border-y border-warm-200">
        {things.slice(0, MOST).map((item) => (
          <Thing key={item.code} item={item} />
        ))}
      </ul>
      <ButtonLink to="/passport" tone={main ? "sage" : "ghost"} className="mt-5 max-sm:w-full">
        {things.length > MOST ? `See all ${things.length} in your passport` : "Open your passport"}
      </ButtonLink>
    </Card>
  );
}

function Thing({ item }: { item: Requirement }) {
  const { kind, word } = state(item);
  return (
    <li className="relative flex items-center gap-3 py-4 hover:bg-warm-50">
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            to={`/passport#${item.code}`}
            className="font-semibold underline-offset-4 before:absolute before:inset-0 hover:underline"
          >
            {item.name}
          </Link>
          <Pill kind={kind}>{word}</Pill>
        </div>
        <p className="mt-1 text-char-700">{item.reason ?? validity(item) ?? item.what_to_do}</p>
      </div>
      <ChevronRight className="size-5 shrink-0 text-char-600" aria-hidden="true" />
    </li>
  );
}

function NothingToDo({ found }: { found: Compliance }) {
  const waiting = found.items.filter(SHOWN.waiting.fits).length;
  return (
    <Notice kind={found.is_compliant ? "done" : "information"} title="Nothing to do today">
      {waiting
        ? `${many(waiting, "check")} ${waiting === 1 ? "is" : "are"} with us. We write to you when we have decided.`
        : "Every check that care homes ask for is done. We write to you before one runs out."}
    </Notice>
  );
}
