import { describe, expect, test } from "vitest";
import { emailProblem, safeNext } from "~/features/auth/checks";
import { isoDate, typed } from "~/lib/dates";
import { passwordNeeds, passwordProblem } from "~/lib/password";
import { many, money, wait } from "~/lib/words";
import { rows } from "~/site/csv";

describe("a typed date", () => {
  test.each([
    [{ day: "27", month: "3", year: "1992" }, "1992-03-27"],
    [{ day: "05", month: "March", year: "1992" }, "1992-03-05"],
    [{ day: "29", month: "2", year: "2024" }, "2024-02-29"],
    [{ day: "29", month: "2", year: "2023" }, null],
    [{ day: "31", month: "4", year: "2023" }, null],
    [{ day: "1", month: "1", year: "92" }, null],
    [{ day: "", month: "1", year: "1992" }, null],
    [{ day: "0", month: "1", year: "1992" }, null],
    [{ day: "1.5", month: "1", year: "1992" }, null],
  ])("%j is %s", (given, iso) => {
    expect(isoDate(given)).toBe(iso);
  });

  test("comes back as it would be typed", () => {
    expect(typed("1992-03-07")).toEqual({ day: "7", month: "3", year: "1992" });
    expect(typed(null)).toEqual({ day: "", month: "", year: "" });
  });
});

describe("a password", () => {
  test.each([
    ["Tr0ub4dor&", undefined],
    ["correct horse battery", undefined],
    ["short1!", "Use 8 characters or more"],
    ["alllowercase", "Add a capital letter, a number, a symbol, or use 15 characters or more"],
    ["Ünïcode1!", undefined],
    ["", "Enter a password"],
    ["x".repeat(129), "Use 128 characters or fewer"],
  ])("%s: %s", (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });

  test("counts characters and not their halves", () => {
    expect(passwordNeeds("🐦".repeat(15)).longEnough).toBe(true);
    expect(passwordNeeds("🐦".repeat(14)).longEnough).toBe(false);
  });
});

test.each([
  ["/dashboard/worker", "/dashboard/worker"],
  ["//evil.example", null],
  ["/team?from=mail#top", "/team?from=mail#top"],
  ["/\\evil.example", null],
  ["/\t/evil.example", null],
  ["/team/..//evil.example", null],
  ["javascript:alert(1)", null],
  ["https://evil.example", null],
  ["", null],
  [null, null],
])("next %s leads to %s", (next, to) => {
  expect(safeNext(next)).toBe(to);
});

test("an email address needs an at and a dot", () => {
  expect(emailProblem(" ada@example.com ")).toBeUndefined();
  expect(emailProblem("ada@example")).toMatch(/like name@example.com/);
  expect(emailProblem(" ")).toBe("Enter your email address");
});

test("figures read as people say them", () => {
  expect(many(1, "answer")).toBe("1 answer");
  expect(many(1204, "answer")).toBe("1,204 answers");
  expect(money(1540)).toBe("£15.40");
  expect(wait(20)).toBe("about 1 minute");
  expect(wait(290)).toBe("about 5 minutes");
});

test("the reference list is read as it is quoted", () => {
  const read = rows('code,name\nA,"One, ""two"""\nB,Three\n');

  expect(read).toEqual([
    { code: "A", name: 'One, "two"' },
    { code: "B", name: "Three" },
  ]);
});
