import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

type Props = {
  /** Sentences by the id of their field; the empty id belongs to none. */
  problems: Partial<Record<string, string>>;
  /** Grows with each try: focus moves here once for each. */
  attempt: number;
};

/**
 * What is wrong, above the page's heading, each with a link to its answer.
 *
 * Source: https://design-system.service.gov.uk/components/error-summary/
 */
export function ErrorSummary({ problems, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(problems)
    .filter(([, said]) => said)
    .sort(([a], [b]) => Number(a !== "") - Number(b !== ""));
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (found.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="mb-8 scroll-mt-24 rounded-xl border-2 border-err bg-white p-5"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2 text-xl text-err">
        <CircleAlert className="size-6 shrink-0" aria-hidden="true" /> There is a problem
      </h2>
      <ul className="mt-3">
        {found.map(([id, said]) => (
          <li key={id}>{id ? <FieldLink id={id} said={said as string} /> : <p>{said}</p>}</li>
        ))}
      </ul>
    </div>
  );
}

function FieldLink({ id, said }: { id: string; said: string }) {
  return (
    <a
      href={`#${id}`}
      className="inline-flex min-h-11 items-center font-semibold text-err underline underline-offset-4 hover:decoration-2"
      onClick={(event) => {
        event.preventDefault();
        showField(id);
      }}
    >
      {said}
    </a>
  );
}

/** Scroll to the question, its label included, and put the cursor into the answer. */
export function showField(id: string) {
  const field = document.getElementById(id);
  field?.closest("[data-field]")?.scrollIntoView({ block: "start" });
  field?.focus({ preventScroll: true });
}
