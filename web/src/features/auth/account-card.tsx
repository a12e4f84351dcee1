import type { ReactNode } from "react";
import { Heading } from "~/ui/page";

type Props = {
  title: string;
  failed?: boolean;
  above?: ReactNode;
  children: ReactNode;
};

/** The frame of every page about accounts: one card, one question, one thing to do. */
export function AccountCard({ title, failed, above, children }: Props) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-lg px-4 py-8 sm:py-14">
      <title>{`${failed ? "Error: " : ""}${title} - Vicarity`}</title>
      {above}
      <div className="card p-6 sm:p-8">
        <Heading>{title}</Heading>
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
