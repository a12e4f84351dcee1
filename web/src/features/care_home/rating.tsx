import { day } from "~/lib/words";
import { type Kind, Pill } from "~/ui/notice";
import type { Entry } from "./queries";

const KINDS: Record<NonNullable<Entry["overall_rating"]>, Kind> = {
  Outstanding: "done",
  Good: "done",
  "Requires improvement": "attention",
  Inadequate: "problem",
};

type Rated = Pick<Entry, "overall_rating"> & Partial<Pick<Entry, "rated_on" | "rating_note">>;

/** CQC's overall rating and its day, or what CQC says where there is none. */
export function Rating({ overall_rating, rated_on, rating_note }: Rated) {
  if (!overall_rating) return <span>{rating_note ?? "No rating"}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 align-middle">
      <Pill kind={KINDS[overall_rating]}>{overall_rating}</Pill>
      {rated_on && <span className="text-char-700">{day(rated_on)}</span>}
    </span>
  );
}
