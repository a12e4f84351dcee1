export const NOT_FOUND_TITLE = "Page not found - Vicarity";

/** What stands where there is no page. */
export function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="shell max-w-[40rem]! py-16 sm:py-24">
      <h1 className="h-title">There is nothing at this address</h1>
      <p className="mt-4 text-lg text-char-700">
        If you typed it, look for a slip. If you followed a link of ours, it is our mistake:{" "}
        <a href="/contact" className="link">
          tell us
        </a>{" "}
        where it was.
      </p>
      <a href="/" className="btn btn-ocean mt-6">
        Go to the home page
      </a>
    </main>
  );
}
