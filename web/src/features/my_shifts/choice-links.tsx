import { Link } from "react-router";
import { classes } from "~/lib/classes";

type Props<Value extends string> = {
  /** What is chosen here, for screen readers. */
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  to: (value: Value) => string;
  className?: string;
};

/** One of a few ways to look at a page, each with an address of its own. */
export function ChoiceLinks<Value extends string>(props: Props<Value>) {
  const { label, options, value, to, className } = props;
  return (
    <nav aria-label={label} className={className}>
      <ul className="grid auto-cols-fr grid-flow-col gap-1 rounded-2xl bg-warm-200 p-1">
        {options.map((option) => (
          <li key={option.value}>
            <Link
              to={to(option.value)}
              preventScrollReset
              aria-current={option.value === value ? "page" : undefined}
              className={classes(
                "grid min-h-11 place-items-center rounded-xl px-3 text-center font-semibold max-[22rem]:px-1",
                option.value === value
                  ? "bg-white text-char-900 shadow-card"
                  : "text-char-700 hover:bg-warm-100",
              )}
            >
              {option.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
