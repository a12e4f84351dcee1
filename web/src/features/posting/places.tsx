import { NavLink } from "react-router";
import { classes } from "~/lib/classes";

const PLACES = [
  { to: "/care-home/shifts/new", label: "Post shifts" },
  { to: "/care-home/drafts", label: "Drafts" },
  { to: "/care-home/templates", label: "Templates" },
];

/** The ways between posting, what is drafted, and the home's usual shifts. */
export function Places() {
  return (
    <nav
      aria-label="Posting shifts"
      className="mb-6 inline-flex max-w-full flex-wrap gap-1 rounded-2xl bg-warm-200 p-1"
    >
      {PLACES.map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          end
          className={({ isActive }) =>
            classes(
              "inline-flex min-h-11 items-center rounded-xl px-4 font-semibold",
              isActive ? "bg-white text-char-900 shadow-card" : "text-char-700 hover:bg-warm-100",
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
