import { Logo } from "~/ui/icon";

const COLUMNS = [
  {
    title: "Care workers",
    links: [
      ["Create your profile", "/register/worker"],
      ["How it works", "/#how"],
      ["Qualifications we check", "/#qualifications"],
      ["Questions", "/#questions"],
    ],
  },
  {
    title: "Care homes",
    links: [
      ["Set up your care home", "/register/care-home"],
      ["How we check people", "/checks"],
      ["How we check homes", "/checks#care-homes"],
      ["Sign in", "/login"],
    ],
  },
  {
    title: "Vicarity",
    links: [
      ["About", "/about"],
      ["Contact", "/contact"],
      ["Accessibility statement", "/accessibility"],
      ["Privacy", "/privacy"],
      ["Terms", "/terms"],
      ["Cookies", "/cookies"],
    ],
  },
] as const;

/** The footer where there is one thing to do: what has to be in reach, and no more. */
export function SlimFooter() {
  const [, , { links }] = COLUMNS;
  return (
    <footer className="no-print border-t border-warm-300">
      <nav aria-label="Vicarity" className="shell">
        <ul className="flex flex-wrap gap-x-5 py-3">
          {links.map(([label, to]) => (
            <li key={label}>
              <a
                href={to}
                className="inline-flex min-h-11 items-center text-[0.9375rem] text-char-700 hover:underline"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

export function SiteFooter() {
  return (
    <footer className="no-print on-dark bg-ocean-900 text-ocean-200">
      <div className="shell grid gap-10 py-14 sm:grid-cols-2 lg:grid-cols-[1.6fr_1fr_1fr_1fr]">
        <div>
          <a href="/" className="inline-flex min-h-11 items-center" aria-label="Vicarity home">
            <Logo dark />
          </a>
          <p className="mt-3 max-w-xs text-[0.9375rem]">
            Care workers and care homes in the UK, each looked at by a person before anybody relies
            on them.
          </p>
        </div>
        {COLUMNS.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2 className="text-base font-semibold tracking-normal text-white">{title}</h2>
            <ul className="mt-2">
              {links.map(([label, to]) => (
                <li key={label}>
                  <a
                    href={to}
                    className="inline-flex min-h-11 items-center text-[0.9375rem] hover:text-white hover:underline"
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="border-t border-white/15">
        <div className="shell flex flex-col gap-2 py-5 text-sm sm:flex-row sm:justify-between">
          <p>© 2026 Vicarity</p>
          <p>Built to WCAG 2.2 level AA.</p>
        </div>
      </div>
    </footer>
  );
}
