import { beforeEach, describe, expect, test } from "vitest";
import { read, write } from "~/features/my_shifts/address";
import { addMonths, daysOf, onDays, sumOf, weekOf, weeksOf } from "~/features/my_shifts/calendar";
import { toKeep } from "~/features/my_shifts/keeping";
import { wayTo } from "~/features/my_shifts/place";
import type { Booking } from "~/features/my_shifts/queries";
import { reasonOf } from "~/features/my_shifts/reasons";
import { canDo, history, standing, word, writer } from "~/features/my_shifts/standing";
import { eligibleFirst } from "~/features/worker/dashboard-near";
import { forgetShifts, keepShifts, readShifts } from "~/lib/kept-shifts";
import { instant, today } from "~/lib/london";

type Given = Partial<Omit<Booking, "shift" | "care_home">> & {
  pay?: number;
  shiftStatus?: "open" | "cancelled";
  postcode?: string | null;
};

let number = 0;

/** A booking from one wall clock to another: `2026-11-23 20:00`. */
function booking(from: string, to: string, given: Given = {}): Booking {
  const { pay = 10_000, shiftStatus = "open", postcode = "LS6 3AB", ...more } = given;
  const [starts_at, ends_at] = [from, to].map((at) => {
    const [day = "", clock = ""] = at.split(" ");
    return instant(day, clock);
  }) as [string, string];
  number += 1;
  return {
    id: `booking-${number}`,
    shift_id: `shift-${number}`,
    worker_id: "worker",
    status: "confirmed",
    starts_at,
    ends_at,
    message: null,
    reason: null,
    applied_at: "2026-11-20T10:00:00Z",
    confirmed_at: null,
    ended_at: null,
    shift: {
      id: `shift-${number}`,
      role: "care_assistant",
      starts_at,
      ends_at,
      break_minutes: 60,
      hourly_rate: 1540,
      estimated_pay: pay,
      booking_mode: "approve",
      status: shiftStatus,
    },
    care_home: {
      id: "home",
      name: "Rosewood House",
      city: "Leeds",
      address_line_1: "1 High Street",
      address_line_2: null,
      postcode,
      contact_name: "Grace Hall",
      phone: "+441134960123",
    },
    ...more,
  } as Booking;
}

const SPRING = booking("2027-03-27 22:00", "2027-03-28 06:00");
const AUTUMN = booking("2026-10-24 22:00", "2026-10-25 06:00");
const NIGHT = booking("2026-11-23 20:00", "2026-11-24 08:00");
const at = (day: string, clock: string) => Date.parse(instant(day, clock));

describe("the days of a shift", () => {
  test("are those it has a part of; midnight belongs to the day that ends", () => {
    expect(daysOf(NIGHT)).toEqual(["2026-11-23", "2026-11-24"]);
    expect(daysOf(booking("2026-11-23 14:00", "2026-11-23 22:00"))).toEqual(["2026-11-23"]);
    expect(daysOf(booking("2026-11-23 16:00", "2026-11-24 00:00"))).toEqual(["2026-11-23"]);
  });

  test("are London's, in summer too and while the clocks change", () => {
    expect(daysOf(booking("2026-07-01 23:30", "2026-07-02 07:00"))).toEqual([
      "2026-07-01",
      "2026-07-02",
    ]);
    expect(daysOf(SPRING)).toEqual(["2027-03-27", "2027-03-28"]);
    expect(daysOf(AUTUMN)).toEqual(["2026-10-24", "2026-10-25"]);
  });

  test("can be three, where a day has only 23 hours", () => {
    const long = { starts_at: "2027-03-27T23:30:00Z", ends_at: "2027-03-28T23:30:00Z" };
    expect(daysOf(long)).toEqual(["2027-03-27", "2027-03-28", "2027-03-29"]);
  });
});

describe("a week", () => {
  test("goes from Monday to Sunday, also when its clocks change", () => {
    expect(weekOf("2026-10-25")).toEqual([
      "2026-10-19",
      "2026-10-20",
      "2026-10-21",
      "2026-10-22",
      "2026-10-23",
      "2026-10-24",
      "2026-10-25",
    ]);
    expect(weekOf("2027-03-28").at(-1)).toBe("2027-03-28");
  });

  test("shows a night on both its days, once as going on", () => {
    const found = onDays([NIGHT], weekOf("2026-11-23"));
    expect(found.get("2026-11-23")).toEqual([{ booking: NIGHT, goesOn: false }]);
    expect(found.get("2026-11-24")).toEqual([{ booking: NIGHT, goesOn: true }]);
    expect(found.get("2026-11-25")).toEqual([]);
  });

  test("begins with what reaches into it from the Sunday before", () => {
    const sunday = booking("2026-11-22 20:00", "2026-11-23 08:00");
    const found = onDays([sunday], weekOf("2026-11-23"));
    expect(found.get("2026-11-23")).toEqual([{ booking: sunday, goesOn: true }]);
    expect(sumOf([sunday], weekOf("2026-11-23")).shifts).toBe(0);
  });

  test("is in order of time, without what the worker gave up", () => {
    const late = booking("2026-11-23 14:00", "2026-11-23 22:00");
    const early = booking("2026-11-23 07:00", "2026-11-23 13:00", { status: "applied" });
    const gone = booking("2026-11-23 06:00", "2026-11-23 12:00", { status: "withdrawn" });
    const found = onDays([late, early, gone], weekOf("2026-11-23")).get("2026-11-23");
    expect(found?.map((entry) => entry.booking)).toEqual([early, late]);
  });

  test("adds up what really passes", () => {
    expect(sumOf([SPRING], weekOf("2027-03-27"))).toMatchObject({ shifts: 1, minutes: 360 });
    expect(sumOf([AUTUMN], weekOf("2026-10-24"))).toMatchObject({ shifts: 1, minutes: 480 });
    const asked = booking("2026-11-25 08:00", "2026-11-25 16:00", { status: "applied" });
    const worked = booking("2026-11-26 08:00", "2026-11-26 16:00", { status: "completed" });
    const sum = { shifts: 2, minutes: 660 + 420, pence: 20_000 };
    const week = weekOf("2026-11-23");
    const before = at("2026-11-23", "12:00");
    const during = at("2026-11-25", "12:00");
    expect(sumOf([NIGHT, asked, worked], week, before)).toEqual({ ...sum, applied: 1 });
    expect(sumOf([NIGHT, asked, worked], week, during)).toEqual({ ...sum, applied: 0 });
  });
});

describe("a month", () => {
  test("is whole weeks, as many as it needs", () => {
    expect(weeksOf("2026-11-23").map((week) => week[0])).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(weeksOf("2027-02-14")).toHaveLength(4); // begins on a Monday and has 28 days
    expect(weeksOf("2027-03-01").flat().at(-1)).toBe("2027-04-04");
  });

  test("goes on from December, and never skips a short one", () => {
    expect(addMonths("2026-12-31", 1)).toBe("2027-01-01");
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-01");
    expect(addMonths("2027-01-15", -1)).toBe("2026-12-01");
  });
});

describe("an address", () => {
  test("says what is shown, and leaves out what goes without saying", () => {
    const there = { view: "month", part: "past", on: "2026-12-24", day: "2026-12-26" } as const;
    expect(write({ view: "list", part: "upcoming" })).toBe("?");
    expect(write({ ...there, view: "list" })).toBe("?part=past");
    expect(read(new URLSearchParams(write(there)))).toEqual({ ...there, part: "upcoming" });
  });

  test("that says what cannot be is as if it said nothing", () => {
    const search = new URLSearchParams("view=year&part=x&on=2026-02-30&day=tomorrow");
    expect(read(search)).toEqual({ view: "list", part: "upcoming", on: today(), day: null });
  });
});

describe("where a booking stands", () => {
  const before = at("2026-11-23", "12:00");
  const during = at("2026-11-23", "23:00");
  const after = at("2026-11-24", "09:00");
  const of = (status: Booking["status"], more: Given = {}) => ({ ...NIGHT, status, ...more });

  test("says who acts next and by when", () => {
    expect(standing(of("applied"), before).text).toContain("at 20:00 on Mon 23 Nov");
    expect(standing(of("applied"), during).title).toMatch(/began before the home answered/);
    expect(standing(of("confirmed"), before).text).toContain("Mon 23 Nov, 20:00 to 08:00");
    expect(standing(of("confirmed"), during).title).toMatch(/under way/);
    expect(standing(of("confirmed"), after).title).toBe(
      "Rosewood House confirms next that you worked it",
    );
  });

  test("a shift that was called off is nobody's refusal", () => {
    const off = booking("2026-11-23 20:00", "2026-11-24 08:00", {
      status: "declined",
      shiftStatus: "cancelled",
    });
    expect(standing(off).title).toBe("The home cancelled this shift");
    expect(word(off)).toBe("Cancelled by home");
    expect(word(of("declined"))).toBe("Not this time");
  });

  test("only what can still be given up is", () => {
    expect(canDo(of("applied"), before)).toBe("withdraw");
    expect(canDo(of("confirmed"), before)).toBe("cancel");
    expect(canDo(of("confirmed"), during)).toBeNull();
    expect(canDo(of("completed"), after)).toBeNull();
  });

  test("is told from the beginning, and says who wrote the reason", () => {
    const applied_at = "2026-11-20T10:00:00Z";
    const cancelled = of("cancelled_by_home", {
      applied_at,
      confirmed_at: "2026-11-20T11:00:00Z",
      ended_at: "2026-11-21T09:00:00Z",
    });
    expect(history(cancelled).map(({ said }) => said)).toEqual([
      "You applied",
      "Rosewood House booked you",
      "Rosewood House cancelled your booking",
    ]);
    expect(writer(cancelled)).toBe("Rosewood House wrote");
    const claimed = of("confirmed", { applied_at, confirmed_at: applied_at });
    expect(history(claimed).map(({ said }) => said)).toEqual(["You claimed the shift"]);
    expect(writer(of("withdrawn"))).toBe("You wrote");
  });
});

test("the home reads the sentence that was chosen, or what was typed", () => {
  expect(reasonOf("cancel", { choice: "far", reason: "" })).toBe("I cannot get there.");
  expect(reasonOf("cancel", { choice: "other", reason: " My car broke down. " })).toBe(
    "My car broke down.",
  );
});

test("the way is asked of a map with the address alone", () => {
  expect(wayTo("1 High Street, Leeds, LS6 3AB")).toBe(
    "https://www.google.com/maps/dir/?api=1&destination=1%20High%20Street%2C%20Leeds%2C%20LS6%203AB",
  );
});

test("shifts that can be worked come first, else the order stays", () => {
  const shift = (id: string, eligible: boolean) => ({ id, eligibility: { eligible, reasons: [] } });
  const found = [shift("a", false), shift("b", true), shift("c", false), shift("d", true)];
  expect(eligibleFirst(found).map(({ id }) => id)).toEqual(["b", "d", "a", "c"]);
});

describe("what is kept for reading without a connection", () => {
  const now = at("2026-11-23", "12:00");
  const roles = [{ code: "care_assistant", name: "Care assistant" }];
  const kept = () => toKeep([NIGHT], roles, now);

  beforeEach(() => localStorage.clear());

  test("are booked shifts of the next seven days, with the way there", () => {
    const far = booking("2026-12-01 08:00", "2026-12-01 16:00");
    const asked = booking("2026-11-24 20:00", "2026-11-25 08:00", { status: "applied" });
    const found = toKeep([NIGHT, asked, far], roles, now);
    expect(found.map(({ id }) => id)).toEqual([NIGHT.id]);
    expect(found[0]).toMatchObject({
      role: "Care assistant",
      home: "Rosewood House",
      address: "1 High Street, Leeds, LS6 3AB",
      phone: "+441134960123",
    });
  });

  test("is nothing once it is over", () => {
    keepShifts("ada", kept());
    expect(readShifts(now)?.shifts).toHaveLength(1);
    expect(readShifts(Date.parse(NIGHT.ends_at))).toBeNull();
  });

  test("goes with whoever it belongs to", () => {
    keepShifts("ada", kept());
    forgetShifts("ada");
    expect(readShifts(now)).not.toBeNull();
    forgetShifts("bea");
    expect(readShifts(now)).toBeNull();
  });

  test("that somebody else has spoiled is as if there were none", () => {
    localStorage.setItem("vicarity-shifts:ada", "{");
    expect(readShifts(now)).toBeNull();
  });
});
