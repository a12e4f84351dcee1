import type { Schema } from "~/api/client";

type Shown = Schema["ShownQualification"];

/** The part of the reference list that is known when the page is built. */
export type Known = Pick<Shown, "code" | "name" | "category" | "is_mandatory">[];

/** Read what the page was built with. */
export function known(): Known {
  return JSON.parse(document.getElementById("known")?.textContent ?? "[]");
}
