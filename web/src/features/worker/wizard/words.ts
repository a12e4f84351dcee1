/** What answers are called on the screen. */

import { isoDate } from "~/lib/dates";
import { day } from "~/lib/words";
import type { Option } from "~/ui/select";
import type { Profile } from "../profile";
import type { Answers, Member, TypedQualification } from "./answers";

export const LABELS: Record<Member, string> = {
  first_name: "First name",
  last_name: "Last name",
  date_of_birth: "Date of birth",
  phone: "Mobile number",
  address_line_1: "Address line 1",
  address_line_2: "Address line 2",
  city: "Town or city",
  postcode: "Postcode",
  profile_picture_url: "Photo",
  dbs_status: "DBS check",
  dbs_certificate_number: "DBS certificate number",
  dbs_issue_date: "DBS issue date",
  dbs_expiry_date: "DBS check runs out",
  right_to_work_status: "Right to work",
  qualifications: "Qualifications",
  years_experience: "Years in care",
  specializations: "What you know well",
  languages: "Languages",
  soft_skills: "How you are with people",
  bio: "About you",
  available_days: "Days",
  shift_types: "Shifts",
  travel_radius_miles: "How far you travel",
  hourly_rate_min: "Lowest pay",
  hourly_rate_max: "Pay you hope for",
  willing_to_travel: "Would travel further",
  has_own_transport: "Own transport",
};

/** The API's seven words for a DBS check. */
export const DBS: Option[] = [
  {
    value: "enhanced_barred",
    label: "Enhanced check with the adults’ barred list",
    hint: "The one care homes ask for",
  },
  { value: "enhanced", label: "Enhanced check" },
  { value: "standard", label: "Standard check" },
  { value: "basic", label: "Basic check" },
  { value: "pending", label: "I have applied and am waiting for it" },
  { value: "expired", label: "My check is out of date" },
  { value: "not_checked", label: "I do not have one yet" },
];

/** With these there is a certificate to tell of. */
export const CERTIFIED = ["basic", "standard", "enhanced", "enhanced_barred", "expired"];

const same = (...words: string[]): Option[] => words.map((value) => ({ value, label: value }));

export const RIGHT_TO_WORK = same(
  "British citizen",
  "Irish citizen",
  "Settled or pre-settled status",
  "Indefinite leave to remain",
  "Visa that lets me work",
  "Another right to work",
);

/** They show a passport: nobody gives them a share code. */
export const CITIZENS = ["British citizen", "Irish citizen"];

export const YEARS: Option[] = [
  { value: "0-1", label: "Less than 1 year" },
  { value: "1-3", label: "1 to 3 years" },
  { value: "3-5", label: "3 to 5 years" },
  { value: "5-10", label: "5 to 10 years" },
  { value: "10+", label: "More than 10 years" },
];

export const KNOWN_WELL = [
  "Dementia",
  "Older people",
  "End of life",
  "Learning disability",
  "Autism",
  "Mental health",
  "Physical disability",
  "Stroke",
  "Parkinson’s",
  "Complex care",
];

export const LANGUAGES = [
  "English",
  "Welsh",
  "British Sign Language",
  "Polish",
  "Romanian",
  "Portuguese",
  "Spanish",
  "Hindi",
  "Punjabi",
  "Urdu",
  "Bengali",
  "Malayalam",
  "Tagalog",
  "Yoruba",
  "Shona",
  "Arabic",
];

export const MANNERS = [
  "Calm",
  "Patient",
  "Good listener",
  "Cheerful",
  "Kind but firm",
  "Well organised",
  "Works well in a team",
  "Works well alone",
  "Clear in writing",
];

export const DAYS: Option[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
].map((label) => ({ value: label.toLowerCase(), label }));

export const SHIFTS: Option[] = [
  { value: "day", label: "Days" },
  { value: "twilight", label: "Evenings (twilight)" },
  { value: "night", label: "Nights" },
  { value: "weekend", label: "Weekends" },
];

export const YES_NO: Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const OPTIONS: Partial<Record<Member, readonly Option[]>> = {
  dbs_status: DBS,
  years_experience: YEARS,
  available_days: DAYS,
  shift_types: SHIFTS,
  willing_to_travel: YES_NO,
  has_own_transport: YES_NO,
};

/** Return an answer as a sentence would have it; nothing for none. */
export function inWords<Name extends Member>(
  profile: Profile,
  member: Name,
  answer: Answers[Name],
): string {
  if (member === "profile_picture_url") return answer ? "Added" : "";
  if (member === "qualifications") return heldNames(profile, answer as TypedQualification[]);
  if (Array.isArray(answer)) return answer.map((one) => labelled(member, one as string)).join(", ");
  if (typeof answer === "object") return dateInWords(answer);
  return answer && withUnit(member, labelled(member, answer));
}

const labelled = (member: Member, value: string) =>
  OPTIONS[member]?.find((option) => option.value === value)?.label ?? value;

function dateInWords(date: Answers["date_of_birth"]): string {
  const iso = isoDate(date);
  return iso ? day(iso) : `${date.day} ${date.month} ${date.year}`.trim();
}

function withUnit(member: Member, said: string): string {
  if (member === "travel_radius_miles") return `${said} miles`;
  if (member === "hourly_rate_min" || member === "hourly_rate_max") return `£${said} an hour`;
  return said;
}

const heldNames = (profile: Profile, list: TypedQualification[]) =>
  list
    .map(({ code }) => profile.qualifications.find((held) => held.code === code)?.name ?? code)
    .join(", ");
