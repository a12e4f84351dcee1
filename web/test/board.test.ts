import { afterEach, describe, expect, test, vi } from "vitest";
import { Refused, Unreachable } from "~/api/problems";
import { kind, NOTHING, oneDay, readAsked, writeAsked } from "~/features/board/asked";
import { changesOf } from "~/features/board/changes";
import { countOf } from "~/features/board/day-strip";
import { pins, place, reach, rings, seen, whole } from "~/features/board/map-layout";
import { wayOf } from "~/features/board/mend";
import { monthAfter, monthBefore, monthName, weeksOf } from "~/features/board/month";
import type { Shift } from "~/features/board/queries";
import { onceOnly } from "~/lib/once";

const asked = (address: string) => readAsked(new URLSearchParams(address));

describe("what is asked for, and the page's address", () => {
  test.each([
    "",
    "postcode=LS6+3AB&radius_miles=10&min_rate=1450",
    "role=care_assistant&role=registered_nurse&shift_type=early&shift_type=night",
    "from=2026-11-23&to=2026-11-29&eligible_only=true&sort=rate&view=map",
    "sort=starts_at&view=calendar",
  ])("says the same there and back: %s", (address) => {
    expect(writeAsked(asked(address)).toString()).toBe(address);
  });

  test.each([
    "radius_miles=0",
    "radius_miles=101",
    "radius_miles=1e1",
    "min_rate=-1",
    "min_rate=12.5",
    "from=2026-02-30",
    "to=soon",
    "eligible_only=yes",
    "sort=magic",
    "view=globe",
    "shift_type=noon",
    "cursor=abc",
    "sort=distance&view=list",
  ])("leaves out what nobody could mean, and what is usual: %s", (address) => {
    expect(asked(address)).toEqual(NOTHING);
    expect(writeAsked(asked(address)).toString()).toBe("");
  });

  test("asks the API in its own words, and for nothing that is not set", () => {
    expect(kind(NOTHING)).toEqual({});
    expect(kind(asked("postcode=LS6+3AB&radius_miles=5&role=a&shift_type=late"))).toEqual({
      postcode: "LS6 3AB",
      radius_miles: 5,
      role: ["a"],
      shift_type: ["late"],
    });
  });

  test("knows when one day is looked at", () => {
    expect(oneDay(asked("from=2026-11-23&to=2026-11-23"))).toBe("2026-11-23");
    expect(oneDay(asked("from=2026-11-23&to=2026-11-24"))).toBeNull();
    expect(oneDay(asked("from=2026-11-23"))).toBeNull();
  });
});

describe("the map", () => {
  const size = { width: 400, height: 600 };
  const look = whole(10, size);
  const spot = (id: string, east: number, north: number) => ({ id, east, north });

  test("shows the whole circle, north upwards and east to the right", () => {
    expect(place({ east: 0, north: 0 }, look, size)).toEqual({ x: 200, y: 300 });
    const north = place({ east: 0, north: 10 }, look, size);
    const east = place({ east: 10, north: 0 }, look, size);
    expect([north.x, north.y < 300]).toEqual([200, true]);
    expect([east.y, east.x > 200]).toEqual([300, true]);
    expect(east.x - 200).toBeCloseTo(300 - north.y);
    expect(east.x).toBeLessThan(400);
  });

  test("puts pins together that would lie over each other, and no others", () => {
    const near = [spot("b", 1, 0), spot("a", 0.5, 0), spot("c", 8, 8)];
    expect(pins(near, look, size).map(({ spots }) => spots.map(({ id }) => id))).toEqual([
      ["a", "b"],
      ["c"],
    ]);
    const nearer = { ...look, scale: look.scale * 16 };
    expect(pins(near, nearer, size)).toHaveLength(3);
    expect(pins([spot("a", 3, 3), spot("b", 3, 3)], nearer, size)).toHaveLength(1);
  });

  test("loses no shift, and goes outwards", () => {
    const many = Array.from({ length: 100 }, (_, n) => spot(`${n}`, (n % 10) - 5, n / 10 - 5));
    const found = pins(many, look, size);
    expect(found.flatMap(({ spots }) => spots)).toHaveLength(100);
    const far = found.map(({ x, y }) => Math.hypot(x - 200, y - 300));
    expect(far).toEqual([...far].sort((a, b) => a - b));
  });

  test("knows which pins can be seen", () => {
    expect(seen({ x: 200, y: 300 }, size)).toBe(true);
    expect(seen({ x: 10, y: 300 }, size)).toBe(false);
    expect(seen({ x: 200, y: 590 }, size)).toBe(false);
  });

  test("looks as far as there are shifts", () => {
    expect(reach([], 20)).toBe(20);
    expect(reach([spot("a", 0, 0)], 20)).toBe(1);
    expect(reach([spot("a", 3, 4)], 20)).toBe(10);
    expect(reach([spot("a", 12, 16)], 20)).toBe(20);
  });

  test("draws rings of whole distances, and says which are within reach", () => {
    const said = (radius: number, within = radius) =>
      rings(radius, within).map(({ miles, inside }) => (inside ? miles : -miles));
    expect(said(10)).toEqual([5, 10, -15]);
    expect(said(1)).toEqual([0.5, 1, -1.5]);
    expect(said(50)).toEqual([20, 50, -70]);
    expect(said(10, 20)).toEqual([5, 10, 15]);
  });
});

describe("the calendar", () => {
  test("has whole weeks that hold the month, never more than the API counts", () => {
    for (let month = "2026-01"; month < "2028-01"; month = monthAfter(month)) {
      const days = weeksOf(month).flat();
      expect(days.length % 7).toBe(0);
      expect(days.length).toBeLessThanOrEqual(42);
      expect((days[0] as string) <= `${month}-01`).toBe(true);
      expect(new Set(days).size).toBe(days.length);
      expect(monthBefore(monthAfter(month))).toBe(month);
    }
    expect(weeksOf("2027-02")).toHaveLength(4);
    expect(weeksOf("2026-11").flat()).toContain("2026-11-30");
    expect(monthName("2026-11")).toBe("November 2026");
  });

  test("says a day's shifts as far as they are counted", () => {
    expect([0, 1, 99, 100].map(countOf)).toEqual([
      "0 shifts",
      "1 shift",
      "99 shifts",
      "99+ shifts",
    ]);
  });
});

const shift = (changed: Partial<Shift> = {}) =>
  ({
    role_name: "Care assistant",
    starts_at: "2026-11-23T20:00:00Z",
    ends_at: "2026-11-24T08:00:00Z",
    break_minutes: 60,
    hourly_rate: 1540,
    estimated_pay: 16940,
    ...changed,
  }) as Shift;

test("terms that changed are said as they were and are", () => {
  const now = shift({ starts_at: "2026-11-23T21:00:00Z", break_minutes: 30, estimated_pay: 16170 });
  expect(changesOf(shift(), shift())).toEqual([]);
  expect(changesOf(shift(), now)).toEqual([
    { what: "Hours", before: "Mon 23 Nov, 20:00 to 08:00", now: "Mon 23 Nov, 21:00 to 08:00" },
    { what: "Unpaid break", before: "1 hour", now: "30 minutes" },
    { what: "Pay for the shift", before: "£169.40", now: "£161.70" },
  ]);
});

test("what stands in the way leads to where it is put right", () => {
  const reason = { message: "", mend: "", qualification: null };
  expect(wayOf({ ...reason, code: "credential_required", qualification: "FIRE_SAFETY" })?.to).toBe(
    "/passport#FIRE_SAFETY",
  );
  expect(wayOf({ ...reason, code: "weekly_hours" })?.to).toBe("/settings");
  expect(wayOf({ ...reason, code: "blocked" })).toBeNull();
});

describe("sending once", () => {
  afterEach(() => vi.restoreAllMocks());
  const refused = (status: number) => new Refused({ status, code: "x", detail: "No." });

  /** The keys of tries, each with what came of it. */
  async function keys(...tries: [string, Error | null][]) {
    const once = onceOnly();
    const sent: string[] = [];
    for (const [words, fails] of tries)
      await once(words, async (key) => {
        sent.push(key);
        if (fails) throw fails;
      }).catch(() => {});
    return sent.map((key) => sent.indexOf(key));
  }

  test("a try without an answer keeps its key, an answer ends it", async () => {
    const lost = new Unreachable();
    expect(await keys(["a", lost], ["a", refused(503)], ["a", refused(429)], ["a", null])).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await keys(["a", refused(409)], ["a", null])).toEqual([0, 1]);
    expect(await keys(["a", null], ["a", null])).toEqual([0, 1]);
  });

  test("other words are another deed", async () => {
    expect(await keys(["a", new Unreachable()], ["b", null])).toEqual([0, 1]);
  });
});
