import type { ReactNode } from "react";
import { Logo } from "~/ui/icon";

type Props = { title: string; lead: ReactNode; children: ReactNode };

/** A page that stands alone because the rest cannot: what is wrong, and what to do. */
export function Plain({ title, lead, children }: Props) {
  return (
    <main id="main" className="shell max-w-[40rem]! py-16">
      <title>{`${title} - Vicarity`}</title>
      <a href="/" aria-label="Vicarity home" className="inline-flex min-h-11 items-center">
        <Logo />
      </a>
      <h1 className="h-title mt-8">{title}</h1>
      <p className="mt-4 text-lg text-char-700">{lead}</p>
      <div className="mt-6 flex flex-wrap gap-3">{children}</div>
    </main>
  );
}
