import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "~/lib/classes";

const KINDS = {
  done: { look: "bg-ok-bg text-ok", Icon: CircleCheck },
  attention: { look: "bg-alert-bg text-alert", Icon: TriangleAlert },
  problem: { look: "bg-err-bg text-err", Icon: CircleAlert },
  information: { look: "bg-ocean-100 text-ocean-700", Icon: Info },
} as const;

/** The four states of anything; each has a colour, a drawing and, beside it, a word. */
export type Kind = keyof typeof KINDS;

type Props = { kind?: Kind; title: ReactNode; children?: ReactNode; className?: string };

/** A message that belongs to the page. Something that has just happened is a toast. */
export function Notice({ kind = "information", title, children, className }: Props) {
  const { look, Icon } = KINDS[kind];
  return (
    <div className={classes("flex gap-3 rounded-2xl p-4 sm:p-5", look, className)}>
      <Icon className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-1 text-char-900">{children}</div>}
      </div>
    </div>
  );
}

/** A state in one or two words. */
export function Pill({ kind = "information", children }: { kind?: Kind; children: ReactNode }) {
  const { look, Icon } = KINDS[kind];
  return (
    <span className={classes("chip", look)}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {children}
    </span>
  );
}
