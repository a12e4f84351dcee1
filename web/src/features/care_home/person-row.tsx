import type { ReactNode } from "react";
import { initials } from "./team-words";

type Props = {
  name: string;
  /** Stands right beside the name: a pill, or that it is you. */
  mark?: ReactNode;
  /** What else is known: role, address, dates. */
  lines: (string | null | false)[];
  actions?: ReactNode;
};

/** One person in a list: who, what they are, and what may be done about it. */
export function PersonRow({ name, mark, lines, actions }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-4 first:pt-0 last:pb-0">
      <span
        aria-hidden="true"
        className="grid size-11 shrink-0 place-items-center self-start rounded-full bg-terra-100 font-semibold text-terra-900"
      >
        {initials(name)}
      </span>
      <div className="min-w-0 grow basis-48">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          <span className="min-w-0 break-words">{name}</span>
          {mark}
        </p>
        {lines.filter(Boolean).map((line) => (
          <p key={String(line)} className="text-[0.9375rem] break-words text-char-700">
            {line}
          </p>
        ))}
      </div>
      {actions && <div className="-mx-3 flex flex-wrap max-sm:w-full max-sm:pl-15">{actions}</div>}
    </li>
  );
}

type ActionProps = { children: string; whom: string; onClick: () => void };

/** A quiet button in a row; its whole name says whom it is about: "Change role of Ada Finch". */
export function RowAction({ children, whom, onClick }: ActionProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-11 items-center rounded-lg px-3 font-semibold text-ocean-700 underline underline-offset-4 hover:bg-warm-100"
    >
      {children}
      <span className="sr-only"> {whom}</span>
    </button>
  );
}
