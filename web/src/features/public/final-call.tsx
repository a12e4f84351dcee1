/** The last thing on the landing page: the same two ways in. */
export function FinalCall() {
  return (
    <section aria-labelledby="call-title" className="shell py-20 lg:py-28">
      <h2 id="call-title" className="sr-only">
        Get started
      </h2>
      <div className="grid overflow-hidden rounded-3xl shadow-card md:grid-cols-2">
        <div className="bg-sage-200 p-8 text-sage-900 sm:p-10">
          <h3 className="text-2xl">Ready to show what you can do?</h3>
          <p className="mt-2 max-w-sm">Open your account now. Your profile can wait until later.</p>
          <a href="/register/worker" className="btn btn-lg btn-sage mt-6">
            Join as a care worker
          </a>
        </div>
        <div className="bg-terra-200 p-8 text-terra-900 sm:p-10">
          <h3 className="text-2xl">Running a care home?</h3>
          <p className="mt-2 max-w-sm">Set it up and send it for our check, in one sitting.</p>
          <a href="/register/care-home" className="btn btn-lg btn-terra mt-6">
            Join as a care home
          </a>
        </div>
      </div>
    </section>
  );
}
