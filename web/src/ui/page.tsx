import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { classes } from "~/lib/classes";

type Props = {
  /** What the page is, in its heading and its title. */
  title: string;
  /** Problems go into the title too, which screen readers read first. */
  failed?: boolean;
  /** Stands above the heading: an error summary. */
  above?: ReactNode;
  /** Stands under the heading in larger letters. */
  lead?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** One page of the app: title, one main region, one heading that takes focus when it is new. */
export function Page({ title, failed, above, lead, narrow, children }: Props) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={classes("shell py-8 sm:py-12", narrow && "max-w-[40rem]!")}
    >
      <title>{`${failed ? "Error: " : ""}${title} - Vicarity`}</title>
      {above}
      <Heading>{title}</Heading>
      {lead && <div className="mt-3 text-lg text-char-700">{lead}</div>}
      <div className="mt-8">{children}</div>
    </main>
  );
}

/**
 * The page's heading. After a change of page focus comes here, so that it is read out; not after
 * a change of what the same page shows, which its own parts tell.
 */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const shown = useRef(key === "default" ? pathname : "");
  useEffect(() => {
    if (shown.current !== pathname) heading.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return (
    <h1 ref={heading} tabIndex={-1} className="h-title">
      {children}
    </h1>
  );
}
