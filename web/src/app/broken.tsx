import { useRouteError } from "react-router";
import { Plain } from "./plain";

/** A part of the page could not be fetched: the site was renewed since this page was opened. */
const outdated = (error: unknown) =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** What is shown when a page of ours breaks. */
export function Broken() {
  const renewed = outdated(useRouteError());
  return (
    <Plain
      title={renewed ? "Load this page again" : "Something went wrong on our side"}
      lead={
        renewed
          ? "Vicarity was brought up to date, or your connection was lost, while this page was open."
          : "What you saved is safe. Load the page again; if it happens twice, tell us what you did."
      }
    >
      <button type="button" className="btn btn-ocean" onClick={() => location.reload()}>
        Load again
      </button>
      <a href="/contact" className="btn btn-ghost">
        Tell us
      </a>
    </Plain>
  );
}
