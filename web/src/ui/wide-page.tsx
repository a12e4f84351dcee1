import type { ReactNode } from "react";
import { classes } from "~/lib/classes";
import { Heading } from "./page";

type Props = {
  /** What the page is, in its heading and its title. */
  title: string;
  /** Problems go into the title too, which screen readers read first. */
  failed?: boolean;
  /** Stands under the heading. */
  lead?: ReactNode;
  /** Columns beside the page's own, edge to edge on wide screens. */
  before?: ReactNode;
  after?: ReactNode;
  /** How wide the columns are. */
  columns: string;
  children: ReactNode;
};

/** A page of the app that takes the whole screen: a column of its own, and others beside it. */
export function WidePage(props: Props) {
  const { title, failed, lead, before, after, columns, children } = props;
  return (
    <main id="main" tabIndex={-1} className={classes("mx-auto grid max-w-[96rem]", columns)}>
      <title>{`${failed ? "Error: " : ""}${title} - Vicarity`}</title>
      {before}
      <div className="min-w-0 px-4 py-6 sm:px-6">
        <Heading>{title}</Heading>
        {lead && <div className="mt-1 text-char-700">{lead}</div>}
        {children}
      </div>
      {after}
    </main>
  );
}
