/** What is wrong with an answer, in words; the server looks again and knows more. */

import { isEmpty, isoDate, type TypedDate } from "~/lib/dates";
import { type Answers, HALF, type Member, sent } from "./answers";

/** Sentences by the id of their field. The empty id is for what concerns no single one. */
export type Problems = Record<string, string | undefined>;

export const LONGEST_BIO = 4000;

export const lengthOf = (text: string) => [...text.trim()].length;

const NO_SUCH_DAY = "Enter a real date, like 27 3 2024.";

const HALVES: Partial<Record<Member, string>> = {
  date_of_birth: "Enter your real date of birth, like 27 3 1992.",
  dbs_issue_date: NO_SUCH_DAY,
  dbs_expiry_date: NO_SUCH_DAY,
  travel_radius_miles: "Enter a number of miles, like 10.",
  hourly_rate_min: "Enter pounds and pence, like 12.50.",
  hourly_rate_max: "Enter pounds and pence, like 15.00.",
};

/** Return sentences for what cannot even be sent. */
export function halves(answers: Answers, members: readonly Member[]): Problems {
  const found: Problems = {};
  for (const member of members)
    if (sent(member, answers[member]) === HALF) found[member] = HALVES[member];
  return members.includes("qualifications") ? { ...found, ...halfDates(answers) } : found;
}

const half = (date: TypedDate) => !isEmpty(date) && !isoDate(date);

function halfDates({ qualifications }: Answers): Problems {
  const found: Problems = {};
  for (const one of qualifications)
    for (const part of ["issue_date", "expiry_date"] as const)
      if (half(one[part])) found[`${one.code}-${part}`] = NO_SUCH_DAY;
  return found;
}

const missing = (text: string, sentence: string) => (text.trim() ? undefined : sentence);

export const aboutProblems = (answers: Answers): Problems => ({
  first_name: missing(answers.first_name, "Enter your first name"),
  last_name: missing(answers.last_name, "Enter your last name"),
  date_of_birth: isEmpty(answers.date_of_birth) ? "Enter your date of birth" : undefined,
  phone: missing(answers.phone, "Enter your mobile number"),
  postcode: missing(answers.postcode, "Enter your postcode"),
});

export const experienceProblems = (answers: Answers): Problems => ({
  years_experience: missing(answers.years_experience, "Say how long you have worked in care"),
  specializations: missing(
    answers.specializations.join(),
    "Choose what you know well, or add words of your own",
  ),
  bio:
    lengthOf(answers.bio) > LONGEST_BIO
      ? `Use ${LONGEST_BIO.toLocaleString("en-GB")} characters or fewer`
      : missing(answers.bio, "Write a few sentences about yourself"),
});

export const whenProblems = (answers: Answers): Problems => ({
  available_days: missing(answers.available_days.join(), "Choose the days on which you can work"),
  shift_types: missing(answers.shift_types.join(), "Choose the shifts you would like"),
  travel_radius_miles: missing(answers.travel_radius_miles, "Enter how many miles you travel"),
});
