import type { components } from "~/api/schema";

export type Category = components["schemas"]["Category"];

/** The kinds of qualification: the API's word, ours, and what they are for. */
export const CATEGORIES: [Category, string, string][] = [
  [
    "mandatory",
    "Asked for everywhere",
    "What almost every care home expects before a first shift.",
  ],
  ["clinical", "Clinical", "Tasks that need training and somebody who has watched you do them."],
  ["specialized", "Specialist", "Knowing a condition well: dementia, autism, epilepsy and more."],
  ["training", "Further training", "Short courses that make every shift safer."],
  ["professional", "Professional", "Diplomas and registrations that open senior roles."],
];
