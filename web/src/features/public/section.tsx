import type { ReactNode } from "react";
import { classes } from "~/lib/classes";

type Props = {
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  /** On wide screens the heading stands beside its content. */
  beside?: boolean;
  children: ReactNode;
};

/** One part of the landing page, with its heading. */
export function Section({ id, title, lead, beside, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="pt-20 lg:pt-28">
      <div
        data-reveal
        className={classes("shell", beside && "lg:grid lg:grid-cols-[1fr_1.6fr] lg:gap-12")}
      >
        <div>
          <h2 id={`${id}-title`} className="h-section max-w-2xl">
            {title}
          </h2>
          {lead && <p className="mt-3 max-w-2xl text-lg text-char-700">{lead}</p>}
        </div>
        <div className={classes(lead ? "mt-8" : "mt-10", beside && "lg:mt-0")}>{children}</div>
      </div>
    </section>
  );
}
