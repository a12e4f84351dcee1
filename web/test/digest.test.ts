import { describe, expect, it } from "vitest";
import { asChange, asForm, distances, saved } from "~/features/digest/choice";
import { subscribing } from "~/features/feed/queries";

const NEVER = { digest: "off", radius_miles: null, roles: [], next_at: null } as const;
const off = { ...NEVER, roles: [] };

describe("a choice about digests", () => {
  it("goes to the server as it came", () => {
    const chosen = { ...off, digest: "weekly" as const, radius_miles: 15, roles: ["nurse"] };

    expect(asChange(asForm(chosen), 9)).toEqual({
      digest: "weekly",
      radius_miles: 15,
      roles: ["nurse"],
    });
    expect(asChange(asForm(off), 9)).toEqual({ digest: "off", radius_miles: null, roles: [] });
  });

  it("means all work when every kind is ticked", () => {
    const choice = { digest: "daily" as const, radius_miles: "", roles: ["a", "b"] };

    expect(asChange(choice, 2).roles).toEqual([]);
    expect(asChange(choice, 3).roles).toEqual(["a", "b"]);
  });

  it("offers the profile's own distance first, and one that was set elsewhere", () => {
    const labels = distances("7", 12).map(({ label }) => label);

    expect(labels.slice(0, 4)).toEqual([
      "As far as I travel (12 miles)",
      "Within 2 miles",
      "Within 5 miles",
      "Within 7 miles",
    ]);
    expect(distances("", undefined)[0]?.label).toBe("As far as I travel");
    expect(distances("5", 12)).toHaveLength(9);
  });

  it("says by London's clocks when we look next", () => {
    const weekly = { ...off, digest: "weekly" as const };

    expect(saved({ ...weekly, next_at: "2027-06-07T06:00:00Z" })).toBe(
      "Saved. We look next on Mon 7 Jun at 07:00.",
    );
    expect(saved(off)).toBe("Saved. We do not write to you about new shifts.");
  });
});

describe("a calendar link", () => {
  it("can be opened by programs that subscribe by themselves", () => {
    expect(subscribing("https://vicarity.test/calendar/a.ics")).toBe(
      "webcal://vicarity.test/calendar/a.ics",
    );
    expect(subscribing("http://127.0.0.1:8000/calendar/https:.ics")).toBe(
      "webcal://127.0.0.1:8000/calendar/https:.ics",
    );
  });
});
