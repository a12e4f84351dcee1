import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accept } from "~/api/session";
import { queries } from "~/app/queries";
import { besides, inOrder, missing, needed } from "~/features/rota/compare";
import type { Booking, Shift } from "~/features/rota/data";
import { Component as ShiftPage } from "~/features/rota/shift";
import { stateOf } from "~/features/rota/state";
import { tonight } from "~/features/rota/tonight";
import { asked, layOut } from "~/features/rota/week";
import { hours } from "~/features/shift/words";
import { instant } from "~/lib/london";
import { answering, granting, refusing } from "./answers";

const span = (day: string, from: string, to: string, last = day) => ({
  starts_at: instant(day, from),
  ends_at: instant(last, to),
});

const shift = (more: object) =>
  ({
    id: "s1",
    role: "CARE_ASSISTANT",
    shift_type: "long_day",
    ...span("2096-11-26", "07:30", "19:30"),
    break_minutes: 60,
    hourly_rate: 1540,
    estimated_pay: 16940,
    positions: 1,
    confirmed: 0,
    positions_left: 1,
    applied: 0,
    required_qualifications: [],
    booking_mode: "approve",
    description: null,
    status: "open",
    series_id: null,
    published_at: null,
    cancelled_at: null,
    cancellation_reason: null,
    ...more,
  }) as Shift;

const booking = (id: string, name: string, more: object = {}, worker: object = {}) =>
  ({
    id,
    shift_id: "s1",
    worker_id: name,
    status: "applied",
    ...span("2096-11-26", "07:30", "19:30"),
    shift: shift({}),
    message: null,
    reason: null,
    applied_at: "2026-11-22T08:00:00Z",
    confirmed_at: null,
    ended_at: null,
    worker: {
      id: name,
      name,
      first_name: name.split(" ")[0],
      last_name: null,
      phone: null,
      distance_miles: 3,
      years_experience: "3-5",
      verified_credentials: [],
      past_bookings: 0,
      ...worker,
    },
    ...more,
  }) as Booking;

describe("a week", () => {
  test("is the one asked for, from its Monday on; else this one", () => {
    expect(asked("2026-11-26", "2026-01-01")).toBe("2026-11-23");
    expect(asked(null, "2026-11-22")).toBe("2026-11-16");
    expect(asked("tomorrow", "2026-11-22")).toBe("2026-11-16");
    expect(asked("2026-99-99", "2026-11-22")).toBe("2026-11-16");
  });

  test.each([
    ["in spring", "2027-03-22", "2027-03-27", "2027-03-28"],
    ["in autumn", "2027-10-25", "2027-10-30", "2027-10-31"],
  ])("keeps a night on the day it begins when the clocks change %s", (_, monday, sat, sun) => {
    const night = { id: "n", ...span(sat, "20:00", "08:00", sun) };
    const early = { id: "e", ...span(sun, "07:00", "14:30") };
    const week = layOut(monday, [shift(night), shift(early)], [booking("b", "Amy", night)]);

    expect(week.days).toHaveLength(7);
    expect(week.days.at(-1)).toBe(sun);
    expect(week.gaps.get(sat)?.map(({ id }) => id)).toEqual(["n"]);
    expect(week.gaps.get(sun)?.map(({ id }) => id)).toEqual(["e"]);
    expect(week.people[0]?.cells.get(sat)).toHaveLength(1);
    expect(hours(night)).toBe("20:00 to 08:00");
  });

  test("gives each person one row, and two shifts of a day one cell", () => {
    const first = booking("1", "Zoe Ash", span("2026-11-23", "14:00", "22:00"));
    const second = booking("2", "Zoe Ash", span("2026-11-23", "07:00", "13:00"));
    const other = booking("3", "Amy Bell", span("2026-11-24", "07:00", "13:00"));

    const { people } = layOut("2026-11-23", [], [first, second, other]);

    expect(people.map(({ name }) => name)).toEqual(["Amy Bell", "Zoe Ash"]);
    expect(people[1]?.cells.get("2026-11-23")?.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  test("counts places, not shifts, and no drafts or cancelled ones", () => {
    const week = layOut(
      "2096-11-23",
      [
        shift({ positions: 3, confirmed: 2, positions_left: 1, applied: 4 }),
        shift({ positions: 2, confirmed: 2, positions_left: 0, applied: 1 }),
        shift({ status: "draft", positions: 9 }),
        shift({ status: "cancelled", positions: 9 }),
      ],
      [],
    );

    expect(week).toMatchObject({ places: 5, filled: 4, applied: 4 });
    expect(week.drafts).toHaveLength(1);
    expect([...week.gaps.values()].flat()).toHaveLength(1);
  });
});

test("tonight lasts from the afternoon to before breakfast", () => {
  const now = instant("2026-11-23", "09:00");
  expect(tonight(span("2026-11-23", "20:00", "08:00"), now)).toBe(true);
  expect(tonight(span("2026-11-24", "00:00", "07:00"), now)).toBe(true);
  expect(tonight(span("2026-11-23", "14:00", "22:00"), now)).toBe(false);
  expect(tonight(span("2026-11-24", "20:00", "08:00"), now)).toBe(false);
});

test("a shift says where it stands", () => {
  const now = Date.parse("2096-11-26T12:00:00Z");
  expect(stateOf(shift({}), now).word).toBe("Under way");
  expect(stateOf(shift({}), now + 86_400_000).word).toBe("Over");
  expect(stateOf(shift({})).word).toBe("1 place open");
  expect(stateOf(shift({ positions_left: 0 })).word).toBe("Filled");
});

const QUALIFICATIONS = [
  { code: "DBS", name: "DBS certificate", is_mandatory: true },
  { code: "CARE_CERTIFICATE", name: "Care Certificate", is_mandatory: true },
  { code: "STOMA_CARE", name: "Stoma care", is_mandatory: false },
  { code: "COSHH", name: "COSHH", is_mandatory: false },
];
const held = (code: string, more: object = {}) => ({
  code,
  name: code,
  valid_until: null,
  fulfils: [code],
  ...more,
});

describe("comparing", () => {
  const needs = needed(QUALIFICATIONS, ["STOMA_CARE"]);

  test("asks for what the shift needs, its own first", () => {
    expect(needs.map(({ code }) => code)).toEqual(["STOMA_CARE", "DBS", "CARE_CERTIFICATE"]);
  });

  test("finds what is missing, and what runs out before the shift ends", () => {
    const ends = "2026-11-24T08:00:00Z";
    const diploma = held("L2", { fulfils: ["L2", "CARE_CERTIFICATE"] });
    const until = (valid_until: string) =>
      missing(needs, [held("DBS", { valid_until }), diploma], ends).map(({ code }) => code);

    expect(until("2026-11-24")).toEqual(["STOMA_CARE"]);
    expect(until("2026-11-23")).toEqual(["STOMA_CARE", "DBS"]);
    expect(besides(needs, [diploma, held("COSHH")]).map(({ code }) => code)).toEqual(["COSHH"]);
  });

  test("puts favourites first, then who knows the home, then who lives near", () => {
    const far = booking("1", "Far", {}, { distance_miles: null });
    const near = booking("2", "Near", {}, { distance_miles: 1 });
    const known = booking("3", "Known", {}, { past_bookings: 2, distance_miles: 30 });
    const liked = booking("4", "Liked", {}, { distance_miles: 40 });

    const names = inOrder([far, near, known, liked], new Set(["Liked"]), []).map(
      ({ worker }) => worker.name,
    );

    expect(names).toEqual(["Liked", "Known", "Near", "Far"]);
    const able = booking("5", "Able", {}, { verified_credentials: [held("DBS")] });
    const dbs = needed(QUALIFICATIONS, []).slice(0, 1);
    expect(inOrder([liked, able], new Set(["Liked"]), dbs)[0]).toBe(able);
  });
});

describe("a shift's page", () => {
  const ada = booking("b1", "Ada Finch", {}, { past_bookings: 4 });
  const ben = booking("b2", "Ben Ash");
  const page = {
    "GET /api/care-home/shifts/s1": { body: shift({ applied: 2 }) },
    "GET /api/care-home/bookings": { body: { items: [ada, ben], next_cursor: null } },
    "GET /api/care-home/favourites": { body: { items: [] } },
    "GET /api/public/qualifications": { body: { qualifications: [] } },
    "GET /api/public/care-roles": { body: { items: [] } },
  };
  const PATIENT = { timeout: 10_000 };
  const BOOK = "POST /api/care-home/bookings/b1/confirm";

  vi.setConfig({ testTimeout: 30_000 }); // a whole page, on a machine that has much to do

  beforeEach(() => {
    vi.stubGlobal("matchMedia", () => ({
      matches: true,
      addEventListener: () => {},
      removeEventListener: () => {},
    }));
    accept(granting("t").body as Parameters<typeof accept>[0]);
    queries.clear();
  });
  afterEach(() => vi.unstubAllGlobals());

  const open = () =>
    render(
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={["/care-home/shifts/s1"]}>
          <Routes>
            <Route path="/care-home/shifts/:id" element={<ShiftPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>,
    );

  const book = async () => {
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Book Ada" }, PATIENT));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Book Ada" }));
    return user;
  };

  test("says why somebody cannot be booked, and offers rest where only that is missing", async () => {
    const reasons = [{ code: "too_little_rest", message: "Less than 11 hours.", mend: "Rest." }];
    answering({
      ...page,
      [BOOK]: refusing(409, "worker_not_eligible", "They cannot work it.", { reasons }),
    });
    open();

    await book();

    const said = await screen.findByText(/Ada Finch is not booked. They cannot work it./);
    expect(said).toBeTruthy();
    expect(screen.getByText("Less than 11 hours. Rest.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Arrange rest for Ada" })).toBeTruthy();
  });

  test("offers the next person when the first is lost to another shift", async () => {
    answering({ ...page, [BOOK]: refusing(409, "overlapping_booking", "Another shift.") });
    open();

    await book();

    const next = await screen.findByRole("link", { name: "Ben Ash has applied as well" });
    expect(next.getAttribute("href")).toBe("#applicant-b2");
  });

  test("sends the same key again after a lost connection, and another after an answer", async () => {
    const keys: (string | null)[] = [];
    const lost = new TypeError("no connection");
    const { asked: calls } = answering(page);
    const inner = fetch;
    vi.stubGlobal("fetch", async (request: Request) => {
      if (!request.url.endsWith("/cancel")) return inner(request);
      keys.push(request.headers.get("Idempotency-Key"));
      if (keys.length === 1) throw lost;
      const body = { status: 409, code: "shift_started", detail: "It has begun.", request_id: "r" };
      const headers = { "Content-Type": "application/problem+json" };
      return new Response(JSON.stringify(body), { status: 409, headers });
    });
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Cancel shift" }, PATIENT));
    const dialog = within(screen.getByRole("dialog"));
    const act = dialog.getByRole("button", { name: "Cancel this shift" });
    await user.click(act);
    expect(dialog.getByText("Say why, so that people understand.")).toBeTruthy();
    expect(keys).toEqual([]);
    await user.type(dialog.getByLabelText("Why it does not take place"), "We are closed.");

    await user.click(act);
    await dialog.findByText(/We cannot reach Vicarity/);
    await user.click(act);
    await dialog.findByText("It has begun.");
    await user.click(act);

    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(calls.length).toBeGreaterThan(0);
  });
});
