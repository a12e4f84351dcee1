import { expect, test } from "vitest";
import { Refused } from "~/api/problems";
import { certificateProblems, inForm, listWith, stated } from "~/features/passport/certificate";
import type { Compliance, Requirement } from "~/features/passport/queries";
import {
  byUrgency,
  mandatory,
  mending,
  reasonTitle,
  shown,
  state,
  summary,
  validity,
} from "~/features/passport/standing";
import { NO_DATE } from "~/lib/dates";

const item = (given: Partial<Requirement> = {}): Requirement => ({
  code: "FIRE_SAFETY",
  name: "Fire safety",
  category: "mandatory",
  is_mandatory: true,
  status: "held",
  expiry_date: null,
  days_left: null,
  reason: null,
  what_to_do: null,
  document_id: null,
  unlocks: "Every care home asks for it.",
  ...given,
});

const todo = (status: Requirement["status"], more: Partial<Requirement> = {}) =>
  item({ status, what_to_do: "Do it.", ...more });

const passport = (...items: Requirement[]): Compliance => ({
  is_compliant: items.every(({ status }) => status === "held" || status === "expiring"),
  checked_at: "2026-11-22T20:00:00Z",
  items,
  counts: { held: 0, pending: 0, asked: 0, rejected: 0, expiring: 0, expired: 0, missing: 0 },
});

test("what hinders comes first, what is done last", () => {
  const mixed = [
    item(),
    todo("missing"),
    item({ status: "pending" }),
    todo("rejected"),
    todo("asked"),
  ];

  const order = byUrgency(mixed).map(({ status }) => status);

  expect(order).toEqual(["rejected", "asked", "missing", "pending", "held"]);
});

test("what everybody asks for comes before what some ask for", () => {
  const some = todo("missing", { code: "A", is_mandatory: false });
  const all = todo("missing", { code: "B" });

  expect(byUrgency([some, all]).map(({ code }) => code)).toEqual(["B", "A"]);
});

test("a check that waits for a file is the worker's to do, and says so", () => {
  const lacking = todo("pending");

  expect(state(lacking).word).toBe("File needed");
  expect(shown([lacking], "todo")).toHaveLength(1);
  expect(shown([lacking], "waiting")).toHaveLength(0);
});

test("a check that runs out soon still counts, and is to do", () => {
  const soon = todo("expiring", { expiry_date: "2026-12-17", days_left: 25 });

  expect(mandatory(passport(soon))).toEqual({ met: 1, of: 1 });
  expect(shown([soon], "todo")).toHaveLength(1);
  expect(validity(soon)).toBe("Valid until 17 Dec 2026: 25 days left");
});

test.each([
  [item(), "Does not run out"],
  [item({ expiry_date: "2027-05-03", days_left: 162 }), "Valid until 3 May 2027"],
  [todo("expiring", { expiry_date: "2026-11-22", days_left: 0 }), "today is the last day"],
  [todo("expired", { expiry_date: "2026-11-02" }), "Ran out on 2 Nov 2026"],
  [item({ status: "pending", expiry_date: "2027-05-03" }), "Dated until 3 May 2027"],
])("says until when %#", (one, said) => {
  expect(validity(one)).toContain(said);
});

test("says nothing of an end where none is stated", () => {
  expect(validity(todo("missing"))).toBeNull();
});

test("the summary tells the truth that the server tells", () => {
  expect(summary(passport(item()))).toMatchObject({
    kind: "done",
    title: "You can work: every mandatory check is done",
  });
  expect(summary(passport(todo("missing"), todo("asked"), item()))).toMatchObject({
    kind: "attention",
    title: "2 things to do",
    text: "1 of 3 mandatory checks is done.",
  });
  expect(summary(passport(item({ status: "pending" })))).toMatchObject({
    kind: "information",
    title: "We are checking what you sent",
    text: "0 of 1 mandatory checks are done. 1 check is with us.",
  });
});

test("a refusal and a question have their reason named", () => {
  expect(reasonTitle(todo("rejected"))).toBe("Why it was not accepted");
  expect(reasonTitle(todo("asked"))).toBe("What we ask");
  expect(reasonTitle(item())).toBeNull();
});

test("each thing to do is mended where it can be", () => {
  expect(mending(item())).toBeNull();
  expect(mending(todo("missing"))).toEqual({ by: "certificate" });
  expect(mending(todo("rejected", { code: "DBS_ENHANCED" }))).toEqual({
    by: "file",
    kind: "dbs_certificate",
  });
  expect(mending(todo("missing", { code: "RIGHT_TO_WORK" }))).toEqual({ by: "profile" });
});

const held = (code: string) => ({
  code,
  name: code,
  category: "mandatory" as const,
  certificate_number: "C-1",
  issue_date: "2026-01-02",
  expiry_date: null,
  document_id: "d1",
  details: { provider: "Elm" },
  verification_status: "verified" as const,
  rejection_reason: null,
});
const profile = { qualifications: [held("CARE_CERTIFICATE"), held("FIRE_SAFETY")] };
const certificate = {
  document_id: "d2",
  certificate_number: " C-2 ",
  issue_date: { day: "3", month: "11", year: "2026" },
  expiry_date: NO_DATE,
};

test("one certificate is stated anew; all others stay as they are", () => {
  const { list, place } = listWith(profile, "FIRE_SAFETY", certificate);

  expect(place).toBe(1);
  expect(list[0]).toMatchObject({ code: "CARE_CERTIFICATE", document_id: "d1" });
  expect(list[1]).toEqual({
    code: "FIRE_SAFETY",
    document_id: "d2",
    certificate_number: "C-2",
    issue_date: "2026-11-03",
    expiry_date: null,
    details: { provider: "Elm" },
  });
});

test("one that was not stated is added at the end", () => {
  const { list, place } = listWith(profile, "EDI", certificate);

  expect(place).toBe(2);
  expect(list).toHaveLength(3);
});

test("the form begins with what the profile says", () => {
  expect(stated(profile, "FIRE_SAFETY")).toMatchObject({
    document_id: "d1",
    issue_date: { day: "2", month: "1", year: "2026" },
    expiry_date: NO_DATE,
  });
});

test("a certificate needs its file or its number, and dates that exist", () => {
  const nothing = { document_id: "", certificate_number: " ", expiry_date: NO_DATE };
  const impossible = { day: "31", month: "2", year: "2026" };

  const problems = certificateProblems({ ...nothing, issue_date: impossible });

  expect(problems.document_id).toBe("Upload the certificate, or enter its number");
  expect(problems.issue_date).toContain("Enter the date it was issued");
  expect(Object.values(certificateProblems(certificate)).some(Boolean)).toBe(false);
});

test("a refusal of an item of the list stands beside its field", () => {
  const errors = [{ pointer: "#/qualifications/2/expiry_date", code: "x", detail: "Too early." }];
  const refused = new Refused({ status: 422, code: "x", detail: "No.", errors });

  const told = inForm(refused, 2) as Refused;

  expect(told.fieldProblem("expiry_date")).toBe("Too early.");
});
