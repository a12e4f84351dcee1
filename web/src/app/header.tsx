import { LogOut } from "lucide-react";
import { Link, NavLink } from "react-router";
import { SkipLink } from "~/site/skip-link";
import { Logo } from "~/ui/icon";
import { places } from "./places";
import { useMe } from "./queries";
import { signOut } from "./use-session";

/** The header of whoever is signed in: home, their places, and the way out. */
export function AppHeader() {
  const { data: account } = useMe();
  const own = account ? places[account.role] : undefined;
  return (
    <header className="no-print sticky top-0 z-40 border-b border-warm-200 bg-white">
      <SkipLink />
      <div className="shell flex min-h-16 flex-wrap items-center gap-x-6">
        <Link
          to={account?.redirect_to ?? "/login"}
          className="inline-flex min-h-11 items-center"
          aria-label="Vicarity, your start page"
        >
          <Logo />
        </Link>
        <nav
          aria-label="Main"
          className="relative order-last min-w-0 overflow-x-auto [scrollbar-width:none] max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:px-4 sm:order-none"
        >
          <ul className="flex gap-1 max-sm:-mx-3 max-[22rem]:-mx-2">
            {own?.map(({ to, label }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  className="inline-flex min-h-12 items-center whitespace-nowrap border-b-3 border-transparent px-3 max-[22rem]:px-2 text-[0.9375rem] font-medium text-char-700 hover:text-char-900 aria-[current=page]:border-ocean-700 aria-[current=page]:text-char-900 sm:min-h-16"
                >
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <button
          type="button"
          onClick={() => void signOut()}
          className="ml-auto inline-flex min-h-11 items-center gap-2 rounded-lg px-3 font-semibold text-ocean-700 hover:bg-warm-100"
        >
          <LogOut className="size-5" aria-hidden="true" /> Sign out
        </button>
      </div>
    </header>
  );
}
