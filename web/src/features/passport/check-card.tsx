import { useEffect } from "react";
import { useLocation } from "react-router";
import { useFocusKept } from "~/lib/focus";
import { Pill } from "~/ui/notice";
import { PutRight } from "./put-right";
import type { Requirement } from "./queries";
import { reasonTitle, state, validity } from "./standing";

/** One check of the passport: where it stands, why, until when, and what to do. */
export function CheckCard({ item, main }: { item: Requirement; main: boolean }) {
  const { kind, word } = state(item);
  const facts = [validity(item), item.is_mandatory ? null : item.unlocks].filter(Boolean);
  return (
    <li id={item.code} className="card scroll-mt-24 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Name item={item} />
        <Pill kind={kind}>{word}</Pill>
      </div>
      {facts.length > 0 && (
        <p className="mt-1 text-[0.9375rem] text-char-600">{facts.join(". ")}</p>
      )}
      <Reason item={item} />
      {item.what_to_do && <p className="mt-2">{item.what_to_do}</p>}
      <PutRight item={item} main={main} />
    </li>
  );
}

/** Takes focus when another page points at this check, or when its button goes. */
function Name({ item }: { item: Requirement }) {
  const { ref, tabIndex } = useFocusKept<HTMLHeadingElement>(state(item).word);
  const { hash } = useLocation();
  const meant = hash === `#${item.code}`;
  useEffect(() => {
    if (!meant) return;
    ref.current?.scrollIntoView({ block: "center" });
    ref.current?.focus({ preventScroll: true });
  }, [meant, ref]);
  return (
    <h3 ref={ref} tabIndex={tabIndex} className="min-w-0 text-lg">
      {item.name}
    </h3>
  );
}

function Reason({ item }: { item: Requirement }) {
  if (!item.reason) return null;
  const title = reasonTitle(item);
  if (!title) return <p className="mt-2 text-[0.9375rem] text-char-700">{item.reason}</p>;
  const edge = item.status === "rejected" ? "border-err" : "border-alert";
  return (
    <div className={`mt-3 border-l-4 pl-4 ${edge}`}>
      <p className="text-[0.9375rem] font-semibold">{title}</p>
      <p>{item.reason}</p>
    </div>
  );
}
