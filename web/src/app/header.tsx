import { LogOut } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { SkipLink } from "~/site/skip-link";
import { Logo } from "~/ui/icon";
import { type Place, places } from "./places";
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
        <Places own={own ?? []} />
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

/** In a row; where it is too long for the screen it moves sideways, to the place one is at. */
function Places({ own }: { own: Place[] }) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place
  useEffect(() => {
    const here = row.current?.querySelector("[aria-current=page]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname, own.length]);
  return (
    <nav
      ref={row}
      aria-label="Main"
      className="order-last max-lg:-mx-3 max-lg:w-[calc(100%+1.5rem)] max-lg:overflow-x-auto max-lg:[mask-image:linear-gradient(to_right,#000_calc(100%-2.5rem),transparent)] max-lg:[scrollbar-width:none] lg:order-none"
    >
      <ul className="flex w-max gap-1 max-lg:pr-10">
        {own.map(({ to, label }) => (
          <li key={to}>
            <NavLink
              to={to}
              className="inline-flex min-h-12 items-center border-b-3 border-transparent px-3 text-[0.9375rem] font-medium text-char-700 -outline-offset-3! hover:text-char-900 aria-[current=page]:border-ocean-700 aria-[current=page]:text-char-900 lg:min-h-16"
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
