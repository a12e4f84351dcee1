/** The members of a home's profile: what they are called, and what is asked for in which section. */

import { figure, phone } from "~/lib/words";
import type { Home } from "./queries";

export const TYPES = [
  { value: "residential", label: "Residential care" },
  { value: "nursing", label: "Nursing" },
  { value: "dementia", label: "Dementia care" },
  { value: "learning_disability", label: "Learning disabilities" },
  { value: "mental_health", label: "Mental health" },
  { value: "physical_disability", label: "Physical disabilities" },
  { value: "childrens", label: "A children’s home" },
  { value: "domiciliary", label: "Care in people’s own homes" },
] as const;

export const LABELS = {
  business_name: "Name of the care home",
  care_home_type: "Main kind of care",
  number_of_beds: "Number of beds",
  cqc_location_id: "CQC location id",
  cqc_provider_id: "CQC provider id",
  business_registration_number: "Company or charity number",
  address_line_1: "Address line 1",
  address_line_2: "Address line 2",
  city: "Town or city",
  county: "County",
  postcode: "Postcode",
  contact_name: "Contact name",
  contact_title: "Job title",
  phone: "Phone number",
  description: "About the home",
  website: "Website",
} as const;

export type Member = keyof typeof LABELS;

/** Answers as they are typed. */
export type Values = Record<Member, string>;

export const MEMBERS = Object.keys(LABELS) as Member[];

export type Section = { id: string; title: string; members: readonly Member[] };

export const SECTIONS: readonly Section[] = [
  {
    id: "home",
    title: "Your home",
    members: [
      "business_name",
      "care_home_type",
      "number_of_beds",
      "cqc_location_id",
      "cqc_provider_id",
      "business_registration_number",
    ],
  },
  {
    id: "address",
    title: "Address",
    members: ["address_line_1", "address_line_2", "city", "county", "postcode"],
  },
  { id: "contact", title: "Contact", members: ["contact_name", "contact_title", "phone"] },
  { id: "about", title: "For care workers", members: ["description", "website"] },
];

/** What to do about a member that is needed and empty. The server names which are missing. */
export const WANTED: Partial<Record<string, string>> = {
  business_name: "Enter the name of the care home",
  care_home_type: "Choose the main kind of care",
  address_line_1: "Enter the first line of the address",
  city: "Enter the town or city",
  postcode: "Enter the postcode",
  contact_name: "Enter a contact name",
  phone: "Enter a phone number",
  description: "Describe the home",
};

export const needed = (member: Member) => member in WANTED;

/** What was checked: changing it in a verified home asks for a new check (care_home/rules.py). */
const CHECKED: readonly Member[] = [
  "business_name",
  "cqc_location_id",
  "cqc_provider_id",
  "address_line_1",
  "address_line_2",
  "city",
  "county",
  "postcode",
];

export const checked = (members: readonly Member[]) =>
  members.filter((member) => CHECKED.includes(member));

/** A value of one member as people read it. */
export function readable(member: Member, value: string | number | null): string {
  if (value === null || value === "") return "";
  if (member === "care_home_type") return TYPES.find((one) => one.value === value)?.label ?? "";
  if (member === "number_of_beds") return figure(Number(value));
  return member === "phone" ? phone(String(value)) : String(value);
}

const asTyped = (member: Member, value: string | number | null) =>
  member === "phone" ? readable(member, value) : String(value ?? "");

/** Fill a form from a home. */
export const valuesOf = (home: Pick<Home, Member>) =>
  Object.fromEntries(MEMBERS.map((member) => [member, asTyped(member, home[member])])) as Values;
