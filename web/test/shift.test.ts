import { describe, expect, test } from "vitest";
import { clocksNote, length, paid, when } from "~/features/shift/words";
import { addDays, clockOf, dayOf, dayShort, instant, mondayOf } from "~/lib/london";

const span = (starts_at: string, ends_at: string) => ({ starts_at, ends_at, break_minutes: 60 });

describe("London's clocks", () => {
  test("an instant is shown as London has it, in winter and in summer", () => {
    expect(clockOf("2026-11-23T20:00:00Z")).toBe("20:00");
    expect(clockOf("2026-07-01T20:00:00Z")).toBe("21:00");
    expect(dayOf("2026-07-01T23:30:00Z")).toBe("2026-07-02");
  });

  test("a time on the wall is an instant, in winter and in summer", () => {
    expect(instant("2026-11-23", "20:00")).toBe("2026-11-23T20:00:00.000Z");
    expect(instant("2026-07-01", "20:00")).toBe("2026-07-01T19:00:00.000Z");
  });

  test("a time that is skipped means an hour on, of one that comes twice the first", () => {
    expect(instant("2027-03-28", "01:30")).toBe("2027-03-28T01:30:00.000Z");
    expect(instant("2027-10-31", "01:30")).toBe("2027-10-31T00:30:00.000Z");
  });

  test("weeks begin on Monday, and days follow each other across a clock change", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
    expect(dayShort("2026-11-23")).toBe("Mon 23 Nov");
  });
});

describe("a shift in words", () => {
  test("says when it is and what is paid", () => {
    const night = span("2026-11-23T20:00:00Z", "2026-11-24T08:00:00Z");
    expect(when(night)).toBe("Mon 23 Nov, 20:00 to 08:00");
    expect(paid(night)).toBe("11 hours paid");
    expect(clocksNote(night)).toBeNull();
  });

  test("counts what really passes on the nights when the clocks change", () => {
    const spring = span(instant("2027-03-27", "22:00"), instant("2027-03-28", "06:00"));
    const autumn = span(instant("2027-10-30", "22:00"), instant("2027-10-31", "06:00"));
    expect(paid(spring)).toBe("6 hours paid");
    expect(paid(autumn)).toBe("8 hours paid");
    expect(clocksNote(spring)).toMatch(/forward .* lasts 7 hours/);
    expect(clocksNote(autumn)).toMatch(/back .* lasts 9 hours/);
  });

  test("says lengths as people do", () => {
    expect([60, 450, 440].map(length)).toEqual(["1 hour", "7½ hours", "7 h 20 min"]);
  });
});
