import { useQuery } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { classes } from "~/lib/classes";
import { toast } from "~/ui/toast";
import { favourites, like, type Shift } from "./queries";

/** A heart: whether the worker likes a home. */
export function Favourite({ home }: { home: Shift["care_home"] }) {
  const { data } = useQuery(favourites);
  const on = data?.some(({ id }) => id === home.id) ?? false;
  const press = () =>
    like(home, !on).catch((error: Error) => toast(`Not kept. ${error.message}`, "problem"));
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={press}
      className="grid size-11 shrink-0 place-items-center rounded-xl bg-white ring-1 ring-warm-500 ring-inset hover:bg-warm-50"
    >
      <Heart
        className={classes("size-5", on ? "fill-terra-600 text-terra-600" : "text-char-700")}
        aria-hidden="true"
      />
      <span className="sr-only">Favourite: {home.name}</span>
    </button>
  );
}
