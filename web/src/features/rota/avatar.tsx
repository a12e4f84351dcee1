import { initials } from "~/features/care_home/team-words";
import { classes } from "~/lib/classes";

/** The letters of a name in a circle, beside the name itself. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        "grid shrink-0 place-items-center rounded-full bg-sage-200 font-semibold text-sage-900",
        small ? "size-9 text-xs" : "size-11",
      )}
    >
      {initials(name)}
    </span>
  );
}
