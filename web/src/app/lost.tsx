import { NOT_FOUND_TITLE, NotFound } from "~/site/pages/not-found";

/** An address of the app that leads nowhere. */
export function Lost() {
  return (
    <>
      <title>{NOT_FOUND_TITLE}</title>
      <NotFound />
    </>
  );
}
