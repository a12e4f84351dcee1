import { useRouteError } from "react-router";
import { Logo } from "~/ui/icon";

/** A part of the page could not be fetched: the site was renewed since this page was opened. */
const outdated = (error: unknown) =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** What is shown when a page of ours breaks. */
export function Broken() {
  const renewed = outdated(useRouteError());
  return (
    <main id="main" className="shell max-w-[40rem]! py-16">
      <title>Something went wrong - Vicarity</title>
      <a href="/" aria-label="Vicarity home" className="inline-flex min-h-11 items-center">
        <Logo />
      </a>
      <h1 className="h-title mt-8">
        {renewed ? "Load this page again" : "Something went wrong on our side"}
      </h1>
      <p className="mt-4 text-lg text-char-700">
        {renewed
          ? "Vicarity was brought up to date, or your connection was lost, while this page was open."
          : "What you saved is safe. Load the page again; if it happens twice, tell us what you did."}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="btn btn-ocean" onClick={() => location.reload()}>
          Load again
        </button>
        <a href="/contact" className="btn btn-ghost">
          Tell us
        </a>
      </div>
    </main>
  );
}
