import type { ReactNode } from "react";
import { classes } from "~/lib/classes";

type Props = { title?: ReactNode; children: ReactNode; className?: string };

export function Card({ title, children, className }: Props) {
  return (
    <section className={classes("card p-5 sm:p-6", className)}>
      {title && <h2 className="mb-4 text-xl">{title}</h2>}
      {children}
    </section>
  );
}

/** Why there is nothing, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-2xl border border-dashed border-warm-500 p-6 text-center sm:p-10">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-2 text-char-700">{children}</div>}
    </div>
  );
}

/** Stands still, as large as the answer will be; `shape` says how large. */
export function Skeleton({ shape = "h-40" }: { shape?: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <div className={classes("rounded-2xl bg-warm-200", shape)} />
    </div>
  );
}
