import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { CATEGORIES } from "~/lib/categories";

export type Known = Schema["ShownQualification"];

/** Every qualification there is to have. */
export const qualificationList = queryOptions({
  queryKey: ["qualifications"],
  queryFn: async ({ signal }) => {
    const answer = await data(api.GET("/api/public/qualifications", { signal }));
    return (answer as Schema["Showcase"]).qualifications;
  },
  staleTime: 3_600_000,
});

/** The step asks for these two in questions of their own. */
const ASKED_APART = ["DBS_ENHANCED", "RIGHT_TO_WORK"];

/** What can still be added, by kind, where every word that was typed is found. */
export function offered(all: readonly Known[], held: readonly string[], search: string) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ code, name, description }: Known) => {
    const text = `${name} ${description} ${code}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const taken = new Set([...held, ...ASKED_APART]);
  const left = all.filter((one) => !taken.has(one.code) && fits(one));
  return CATEGORIES.map(([category, name]) => ({
    name,
    items: left.filter((one) => one.category === category),
  })).filter(({ items }) => items.length > 0);
}
