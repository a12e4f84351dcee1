import type { ReactNode } from "react";
import { SiteFooter } from "./footer";
import { SiteHeader } from "./header";

/** A finished page: header, its own main region, footer. */
export function SiteFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
      <SiteFooter />
    </>
  );
}

type TextProps = { title: string; lead?: ReactNode; children: ReactNode };

/** A page of words. */
export function TextPage({ title, lead, children }: TextProps) {
  return (
    <SiteFrame>
      <main id="main" tabIndex={-1} className="shell py-10 sm:py-16">
        <h1 className="h-display max-w-3xl">{title}</h1>
        {lead && <p className="mt-5 max-w-2xl text-lg text-char-700">{lead}</p>}
        <div className="prose mt-10">{children}</div>
      </main>
    </SiteFrame>
  );
}
