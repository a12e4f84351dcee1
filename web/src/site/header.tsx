import { Menu, X } from "lucide-react";
import { Logo } from "~/ui/icon";
import { invoke } from "./menu";
import { SkipLink } from "./skip-link";

const LINKS = [
  { href: "/#workers", label: "Care workers" },
  { href: "/#homes", label: "Care homes" },
  { href: "/#how", label: "How it works" },
  { href: "/checks", label: "Safety and checks" },
  { href: "/#questions", label: "Questions" },
];

/** The header of every page that needs no sign-in. Plain links: it also stands in finished HTML. */
export function SiteHeader() {
  return (
    <header className="no-print sticky top-0 z-40 border-b border-warm-200 bg-warm-100">
      <SkipLink />
      <div className="shell flex h-16 items-center justify-between gap-4">
        <a href="/" className="inline-flex min-h-11 items-center" aria-label="Vicarity home">
          <Logo />
        </a>
        <nav aria-label="Main" className="hidden lg:block">
          <ul className="flex items-center gap-1">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <a
                  href={href}
                  className="inline-flex min-h-11 items-center rounded-lg px-3 text-[0.9375rem] font-medium hover:bg-white"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex items-center gap-2">
          <a
            href="/login"
            className="hidden min-h-11 items-center rounded-lg px-3 font-semibold text-ocean-700 hover:bg-white sm:inline-flex"
          >
            Sign in
          </a>
          <a href="/register" className="btn btn-ocean max-sm:hidden!">
            Create an account
          </a>
          <button
            type="button"
            className="grid size-11 place-items-center rounded-lg hover:bg-white lg:hidden"
            aria-haspopup="dialog"
            {...invoke("show-modal", "site-menu")}
          >
            <Menu className="size-6" aria-hidden="true" />
            <span className="sr-only">Open menu</span>
          </button>
        </div>
      </div>
      <MenuSheet />
    </header>
  );
}

function MenuSheet() {
  return (
    <dialog
      id="site-menu"
      data-menu
      aria-label="Menu"
      className="m-0 ml-auto h-dvh max-h-none w-[min(22rem,100vw)] max-w-none bg-white p-4 shadow-lift backdrop:bg-ocean-900/50"
    >
      <div className="flex items-center justify-between">
        <Logo />
        <button
          type="button"
          className="grid size-11 place-items-center rounded-lg hover:bg-warm-100"
          {...invoke("close", "site-menu")}
        >
          <X className="size-6" aria-hidden="true" />
          <span className="sr-only">Close menu</span>
        </button>
      </div>
      <nav aria-label="Menu" className="mt-4">
        <ul className="divide-y divide-warm-200 border-y border-warm-200">
          {LINKS.map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="flex min-h-13 items-center text-lg font-medium">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-6 grid gap-3">
        <a href="/register" className="btn btn-ocean">
          Create an account
        </a>
        <a href="/login" className="btn btn-ghost">
          Sign in
        </a>
      </div>
    </dialog>
  );
}
