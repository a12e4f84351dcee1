/** What is shown without a connection, in place of a page that this device does not keep. */
export function Offline() {
  return (
    <main id="main" tabIndex={-1} className="shell max-w-[40rem]! py-16 sm:py-24">
      <h1 className="h-title">You are offline</h1>
      <p className="mt-4 text-lg text-char-700">
        This page needs a connection. What you saved is safe with us, and pages you have open keep
        what you typed.
      </p>
      {/* biome-ignore lint/a11y/useValidAnchor: leads to the address that was asked for */}
      <a href="" className="btn btn-ocean mt-6">
        Try again
      </a>
    </main>
  );
}
