import { expect, test } from "vitest";
import { bodyOf, changedElsewhere, changedIn, problemsIn } from "~/features/care_home/changes";
import { filledIn, fillings } from "~/features/care_home/filling";
import { checked, type Values, valuesOf } from "~/features/care_home/members";
import type { Entry, Home } from "~/features/care_home/queries";
import { standing, stateOf } from "~/features/care_home/standing";
import { phone } from "~/lib/words";

const HOME: Home = {
  id: "h",
  user_id: "u",
  verification_status: "pending",
  verification_notes: null,
  submitted_at: null,
  asked_at: null,
  verified_at: null,
  profile_completion_percentage: 25,
  missing: ["phone", "description"],
  business_name: "Elm House",
  business_registration_number: null,
  cqc_provider_id: null,
  cqc_location_id: null,
  cqc_rating: null,
  care_home_type: null,
  contact_name: "Ruth Vale",
  contact_title: null,
  phone: "+441134960123",
  address_line_1: null,
  address_line_2: null,
  city: null,
  county: null,
  postcode: null,
  website: null,
  description: null,
  logo_url: null,
  number_of_beds: null,
};

const ENTRY: Entry = {
  location_id: "1-1000000001",
  provider_id: "1-2000000001",
  name: "Elm House",
  provider_name: "Elm Care Limited",
  address_line_1: "1 Elm Road",
  address_line_2: null,
  city: "Leeds",
  county: "West Yorkshire",
  postcode: "LS6 3AB",
  phone: "01134960123",
  website: "www.elm.example",
  care_home_type: "residential",
  service_types: ["Care home service without nursing"],
  number_of_beds: 42,
  overall_rating: "Good",
  rating_note: null,
  rated_on: "2024-03-19",
  is_dormant: false,
};

const home = (changed: Partial<Home> = {}): Home => ({ ...HOME, ...changed });
const typed = (changed: Partial<Values> = {}) => ({ ...valuesOf(HOME), ...changed });
const kinds = (values: Values) =>
  Object.fromEntries(fillings(values, ENTRY).map(({ member, kind }) => [member, kind]));

test("the register fills in what is empty, and nothing it does not know", () => {
  const answers = filledIn(fillings(typed(), ENTRY), []);

  expect(answers).toEqual({
    care_home_type: "residential",
    number_of_beds: "42",
    cqc_location_id: "1-1000000001",
    cqc_provider_id: "1-2000000001",
    address_line_1: "1 Elm Road",
    city: "Leeds",
    county: "West Yorkshire",
    postcode: "LS6 3AB",
    website: "https://www.elm.example",
  });
});

test("an answer that only looks different is the same", () => {
  const mine = typed({ postcode: "ls63ab", business_name: "ELM  house" });

  expect(kinds(mine)).toMatchObject({ postcode: "same", business_name: "same", phone: "same" });
});

test("an answer that was typed is replaced only when somebody says so", () => {
  const found = fillings(typed({ city: "York", business_name: "Elm Hse" }), ENTRY);

  expect(filledIn(found, [])).not.toHaveProperty("city");
  expect(filledIn(found, ["city"])).toMatchObject({ city: "Leeds" });
  expect(filledIn(found, ["city"])).not.toHaveProperty("business_name");
});

test("choosing a home means taking its CQC ids", () => {
  const found = fillings(typed({ cqc_location_id: "1-999999" }), ENTRY);

  expect(filledIn(found, [])).toMatchObject({ cqc_location_id: "1-1000000001" });
});

test("only what was changed is sent, tidied", () => {
  const values = typed({ website: "www.elm.example", number_of_beds: " 42 ", contact_name: "" });

  const changed = changedIn(values, HOME);

  expect(bodyOf(values, changed)).toEqual({
    website: "https://www.elm.example",
    number_of_beds: 42,
    contact_name: null,
  });
});

test("a form as it was opened has nothing to send", () => {
  expect(changedIn(valuesOf(HOME), HOME)).toEqual([]);
});

test("beds are a whole number", () => {
  expect(problemsIn(typed({ number_of_beds: "many" })).number_of_beds).toContain("like 42");
  expect(problemsIn(typed({ number_of_beds: "42" })).number_of_beds).toBeUndefined();
});

test("what somebody else saved meanwhile is noticed where it is not the same", () => {
  const mine = typed({ city: "York", county: "Yorkshire" });
  const now = home({ city: "Leeds", county: "Yorkshire", description: "A garden." });

  expect(changedElsewhere(["city", "county"], HOME, now, mine)).toEqual(["city"]);
});

test("name, address and CQC ids are what was checked", () => {
  expect(checked(["phone", "business_name", "description", "postcode"])).toEqual([
    "business_name",
    "postcode",
  ]);
});

const STATES: [string, Partial<Home>, string][] = [
  ["unfinished", {}, "Not sent yet"],
  ["ready", { missing: [] }, "Ready to send"],
  ["in_review", { verification_status: "in_review" }, "Being checked"],
  [
    "asked",
    { verification_status: "in_review", asked_at: "2026-11-22T10:42:00Z" },
    "We have a question",
  ],
  [
    "verified",
    { verification_status: "verified", verified_at: "2026-11-22T10:42:00Z" },
    "Verified",
  ],
  ["rejected", { verification_status: "rejected" }, "Not verified"],
  ["suspended", { verification_status: "suspended" }, "Suspended"],
];

test.each(STATES)("a home that is %s is told so", (state, changed, word) => {
  expect(stateOf(home(changed))).toBe(state);
  expect(standing(home(changed)).word).toBe(word);
});

test("each state that waits for the home says what to do", () => {
  const told = STATES.map(([state, changed]) => [state, standing(home(changed)).actions.length]);

  expect(Object.fromEntries(told)).toEqual({
    unfinished: 1,
    ready: 1,
    in_review: 0,
    asked: 1,
    verified: 0,
    rejected: 2,
    suspended: 1,
  });
});

test("a home that nothing is known of begins with the register", () => {
  expect(standing(home()).actions[0]?.to).toBe("/care-home/profile/edit");
  expect(standing(home({ address_line_1: "1 Elm Road" })).actions[0]?.to).toBe(
    "/care-home/profile/edit#phone",
  );
});

test("since when is said in London's time", () => {
  const since = standing(
    home({ verification_status: "in_review", submitted_at: "2026-07-01T09:42:00Z" }),
  ).since;

  expect(since).toBe("With us since 1 Jul 2026 at 10:42");
});

test.each([
  ["+441134960123", "0113 496 0123"],
  ["+442079460123", "020 7946 0123"],
  ["+447700900123", "07700 900123"],
  ["+441632960123", "01632 960123"],
  ["+443069990123", "0306 999 0123"],
  ["+353861234567", "+353861234567"],
])("the telephone number %s reads %s", (number, read) => {
  expect(phone(number)).toBe(read);
});
