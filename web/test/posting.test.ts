import { describe, expect, test } from "vitest";
import { Refused, Unreachable } from "~/api/problems";
import { payFor } from "~/features/posting/pay";
import type { Shift } from "~/features/posting/queries";
import {
  FARTHEST,
  overnight,
  type Repeat,
  repeatDays,
  repeated,
  spanOf,
} from "~/features/posting/repeat";
import {
  BLANK,
  beside,
  changeOf,
  newShift,
  ofShift,
  type Posting,
  postingProblems,
  spansOf,
} from "~/features/posting/typed";
import { paid } from "~/features/shift/words";
import { clockTime, nearDay } from "~/lib/dates";
import { clockOf, dayOf, dayShort } from "~/lib/london";
import { onceOnly } from "~/lib/once";

const wall = (at: string) => `${dayShort(dayOf(at))} ${clockOf(at)}`;

/** As `tests/shift/test_rules.py` and `test_posting.py` have it of the server. */
const DAYS: [string, Repeat, string[]][] = [
  ["2027-01-13", { frequency: "daily", until: "2027-01-15" }, ["13", "14", "15"]],
  ["2027-01-13", { frequency: "daily", until: "2027-01-13" }, ["13"]],
  ["2027-01-13", { frequency: "weekly", until: "2027-01-27" }, ["13", "20", "27"]],
  [
    "2027-01-13",
    { frequency: "weekly", until: "2027-01-25", weekdays: ["monday", "friday"] },
    ["13", "15", "18", "22", "25"],
  ],
  ["2027-01-13", { frequency: "daily", until: "2027-01-12" }, []],
];

describe("a repetition", () => {
  test.each(DAYS)("from %s has its days", (first, repeat, days) => {
    expect(repeatDays(first, repeat).map((day) => day.slice(-2))).toEqual(days);
  });

  test("reaches a year ahead and no further", () => {
    const first = "2027-01-01";
    const until = (days: number) => new Date(Date.parse(first) + days * 86_400_000);
    const count = (days: number) =>
      repeatDays(first, { frequency: "daily", until: until(days).toISOString().slice(0, 10) });
    expect(count(FARTHEST)).toHaveLength(FARTHEST + 1);
    expect(count(FARTHEST + 1)).toEqual([]);
  });

  test.each([
    ["2027-03-25", "2027-03-28", [8, 8, 7, 8]],
    ["2027-10-29", "2027-11-01", [8, 9, 8, 8]],
  ])("keeps its times on the wall over the nights of %s", (first, until, hours) => {
    const spans = repeated(
      spanOf(first, "22:00", "06:00"),
      repeatDays(first, { frequency: "daily", until }),
    );
    expect(spans.map(({ starts_at }) => clockOf(starts_at))).toEqual(Array(4).fill("22:00"));
    expect(spans.map(({ ends_at }) => clockOf(ends_at))).toEqual(Array(4).fill("06:00"));
    expect(spans.map((span) => paid({ ...span, break_minutes: 0 }))).toEqual(
      hours.map((count) => `${count} hours paid`),
    );
  });

  test("takes the first one's times as the server reads them: a skipped one is an hour on", () => {
    const spans = repeated(spanOf("2027-03-28", "01:30", "09:00"), ["2027-03-28", "2027-03-29"]);
    expect(spans.map(({ starts_at }) => wall(starts_at))).toEqual([
      "Sun 28 Mar 02:30",
      "Mon 29 Mar 02:30",
    ]);
  });
});

describe("days and times as people type them", () => {
  const from = "2026-11-22";

  test.each([
    ["23 Nov", "2026-11-23"],
    ["Mon 23 Nov 2026", "2026-11-23"],
    ["monday, 23rd november", "2026-11-23"],
    ["23/11", "2026-11-23"],
    ["23.11.26", "2026-11-23"],
    ["2026-11-23", "2026-11-23"],
    ["22 Nov", "2026-11-22"],
    ["21 Nov", "2027-11-21"],
    ["1/2", "2027-02-01"],
    ["29 Feb", null],
    ["31/11", null],
    ["soon", null],
    ["", null],
  ])("the day %s", (typed, day) => expect(nearDay(typed, from)).toBe(day));

  test.each([
    ["20:00", "20:00"],
    ["7.30", "07:30"],
    ["0730", "07:30"],
    ["730", "07:30"],
    ["8", "08:00"],
    ["8 pm", "20:00"],
    ["12am", "00:00"],
    ["12.15 p.m.", "12:15"],
    ["24:00", null],
    ["13pm", null],
    ["7:75", null],
    ["", null],
  ])("the time %s", (typed, clock) => expect(clockTime(typed)).toBe(clock));
});

describe("a shift as it is typed", () => {
  const typed: Posting = {
    ...BLANK,
    role: "care_assistant",
    day: "2027-07-01",
    starts: "20:00",
    ends: "08:00",
    break_minutes: "60",
    positions: "2",
    hourly_rate: "£15.40",
  };

  test("ends the next day when it ends no later than it begins", () => {
    expect([overnight("20:00", "08:00"), overnight("08:00", "08:00")]).toEqual([true, true]);
    expect(overnight("08:00", "20:00")).toBe(false);
    expect(newShift(typed, true)).toMatchObject({
      starts_at: "2027-07-01T19:00:00.000Z",
      ends_at: "2027-07-02T07:00:00.000Z",
      hourly_rate: 1540,
      positions: 2,
      break_minutes: 60,
      description: null,
      repeat: null,
      publish: true,
    });
  });

  test("says what is missing, and asks of a repetition only where there is one", () => {
    const of = (changed: Partial<Posting>) =>
      Object.entries(postingProblems({ ...typed, ...changed }))
        .filter(([, said]) => said)
        .map(([name]) => name);
    expect(of({})).toEqual([]);
    expect(of({ ...BLANK })).toEqual(["role", "day", "starts", "ends", "hourly_rate"]);
    expect(of({ break_minutes: "1.5", positions: "two", hourly_rate: "lots" })).toHaveLength(3);
    expect(of({ repeat: "days" })).toEqual(["weekdays", "until"]);
    expect(of({ repeat: "weekly" })).toEqual(["until"]);
  });

  test("sends days of the week as the server knows them", () => {
    const some = { ...typed, repeat: "days" as const, weekdays: ["monday"], until: "2027-07-12" };
    expect(newShift(some, false).repeat).toEqual({
      frequency: "weekly",
      until: "2027-07-12",
      weekdays: ["monday"],
    });
    expect(spansOf(some).map(({ starts_at }) => dayOf(starts_at).slice(-2))).toEqual([
      "01",
      "05",
      "12",
    ]);
  });

  test("costs what the server counts: whole pence, rounded down", () => {
    const span = spanOf("2027-07-01", "08:00", "15:20");
    expect(payFor(span, 30, 1333)).toBe(Math.floor((410 * 1333) / 60));
  });
});

describe("a change", () => {
  const shift = {
    id: "1",
    role: "care_assistant",
    // the second 01:30 of the night on which the clocks go back
    starts_at: "2027-10-31T01:30:00Z",
    ends_at: "2027-10-31T09:30:00Z",
    break_minutes: 30,
    hourly_rate: 1400,
    positions: 2,
    required_qualifications: ["STOMA_CARE"],
    booking_mode: "approve",
    description: null,
  } as Shift;

  test("holds only what is different", () => {
    const same = ofShift(shift);
    expect(changeOf(same, shift)).toEqual({});
    expect(changeOf({ ...same, hourly_rate: "14.50", description: " Ring. " }, shift)).toEqual({
      hourly_rate: 1450,
      description: "Ring.",
    });
    expect(changeOf({ ...same, required_qualifications: [] }, shift)).toEqual({
      required_qualifications: [],
    });
    expect(changeOf({ ...same, ends: "10:00" }, shift)).toMatchObject({
      ends_at: "2027-10-31T10:00:00.000Z",
    });
  });
});

test("the server's words stand beside the question they are about", () => {
  const errors = ["#/starts_at", "#/repeat/until", "#/hourly_rate"].map((pointer) => ({
    pointer,
    code: "x",
    detail: "No.",
  }));
  const refused = new Refused({ status: 422, code: "x", detail: "No.", errors });
  try {
    beside(refused);
  } catch (error) {
    expect((error as Refused).fields.map(({ pointer }) => pointer)).toEqual([
      "#/day",
      "#/until",
      "#/hourly_rate",
    ]);
  }
  expect.assertions(1);
});

describe("a deed that is done once", () => {
  const keysOf = async (once: ReturnType<typeof onceOnly>, tries: [unknown, Error | null][]) => {
    const keys: string[] = [];
    for (const [words, problem] of tries)
      await once(words, async (key) => {
        keys.push(key);
        if (problem) throw problem;
      }).catch(() => {});
    return keys.map((key) => keys.indexOf(key));
  };
  const running = new Refused({ status: 409, code: "request_running", detail: "Wait." });
  const refused = new Refused({ status: 422, code: "shift_in_past", detail: "No." });

  test("has one key for the same words until there is an answer", async () => {
    expect(
      await keysOf(onceOnly(), [
        ["a", new Unreachable()],
        ["a", running],
        ["a", refused],
        ["a", null],
        ["a", new Unreachable()],
        ["b", null],
      ]),
    ).toEqual([0, 0, 0, 3, 4, 5]);
  });

  test("goes on with the key from before the page was opened anew", async () => {
    const noted: unknown[] = [];
    const once = onceOnly({ key: "k", said: JSON.stringify("a") }, (sent) => noted.push(sent));
    const key = await once("a", async (key) => key);
    expect(key).toBe("k");
    expect(noted.at(-1)).toBeNull();
  });
});
