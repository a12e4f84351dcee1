import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refused, Unreachable } from "~/api/problems";
import type { Profile } from "~/features/worker/profile";
import { type Answers, type Body, HALF, sent, shown } from "~/features/worker/wizard/answers";
import { autosave, CALM, WAITS } from "~/features/worker/wizard/autosave";
import * as drafts from "~/features/worker/wizard/draft";
import { keptDraft } from "~/features/worker/wizard/kept";
import { offered } from "~/features/worker/wizard/qualification-list";
import { fieldOf } from "~/features/worker/wizard/use-step";
import { forgetDrafts } from "~/lib/drafts";
import { pence, pounds } from "~/lib/pounds";

const EMPTY = {
  user_id: "ada",
  current_step: 1,
  profile_completion_percentage: 0,
  steps: [],
  first_name: null,
  phone: null,
  postcode: null,
  date_of_birth: null,
  hourly_rate_min: null,
  willing_to_travel: null,
  specializations: [],
  qualifications: [],
} as unknown as Profile;

const profile = (members: Partial<Profile> = {}): Profile => ({ ...EMPTY, ...members });

describe("money", () => {
  test.each([
    ["12", 1200],
    ["12.5", 1250],
    ["£12.50", 1250],
    [" 1,200.05 ", 120005],
    ["0.29", 29],
    ["12.505", null],
    ["-3", null],
    ["twelve", null],
    ["", null],
  ])("%s is %s pence", (typed, amount) => {
    expect(pence(typed)).toBe(amount);
  });

  test("comes back as it would be typed, and never loses a penny", () => {
    expect(pounds(1405)).toBe("14.05");
    for (let amount = 0; amount < 100_000; amount += 7) expect(pence(pounds(amount))).toBe(amount);
  });
});

describe("an answer", () => {
  test("that is half typed is not sent", () => {
    expect(sent("date_of_birth", { day: "27", month: "", year: "" })).toBe(HALF);
    expect(sent("hourly_rate_min", "12.")).toBe(HALF);
    expect(sent("travel_radius_miles", "ten")).toBe(HALF);
  });

  test("that is emptied is cleared", () => {
    expect(sent("first_name", "  ")).toBeNull();
    expect(sent("date_of_birth", { day: "", month: "", year: "" })).toBeNull();
    expect(sent("willing_to_travel", "")).toBeNull();
  });

  test("reads as people write it", () => {
    expect(shown(profile({ phone: "+447700900123" }), "phone")).toBe("07700 900123");
    expect(shown(profile({ phone: "+33123456789" }), "phone")).toBe("+33123456789");
    expect(shown(profile({ hourly_rate_min: 1400 }), "hourly_rate_min")).toBe("14.00");
    expect(shown(profile({ willing_to_travel: false }), "willing_to_travel")).toBe("no");
  });

  test("about a qualification is refused beside its own box", () => {
    const answers = { qualifications: [{ code: "A" }, { code: "STOMA_CARE" }] } as Answers;

    expect(fieldOf("#/qualifications/1/expiry_date", answers)).toBe("STOMA_CARE-expiry_date");
    expect(fieldOf("#/phone", answers)).toBe("phone");
    expect(fieldOf("#/something_else", answers)).toBe("");
  });
});

describe("a draft", () => {
  const typed = (members: Partial<Answers>, on = profile()) => drafts.typedIn({}, on, members);

  test("shows an answer as it was typed after the server tidied it", () => {
    const draft = typed({ postcode: "ls6 3ab" });
    const after = profile({ postcode: "LS6 3AB" });

    const saved = drafts.saved(draft, { postcode: "ls6 3ab" }, after);

    expect(drafts.isSaved(saved)).toBe(true);
    expect(drafts.answer(saved, after, "postcode")).toBe("ls6 3ab");
    expect(drafts.answer(drafts.unsaved(saved), after, "postcode")).toBe("LS6 3AB");
  });

  test("knows that something else was saved meanwhile", () => {
    const draft = typed({ first_name: "Ada" });

    expect(drafts.conflicts(draft, profile({ phone: "+447700900123" }))).toEqual([]);
    expect(drafts.conflicts(draft, profile({ first_name: "Ida" }))).toEqual(["first_name"]);
    expect(drafts.conflicts(drafts.met(draft, profile({ first_name: "Ada" })), profile())).toEqual(
      [],
    );
  });

  test("gives way to a newer answer once it is saved", () => {
    const saved = drafts.saved(
      typed({ first_name: "Ada" }),
      { first_name: "Ada" },
      profile({ first_name: "Ada" }),
    );

    const newer = profile({ first_name: "Ida" });

    expect(drafts.answer(drafts.met(saved, newer), newer, "first_name")).toBe("Ida");
  });

  test("goes on waiting with what was typed while it was being saved", () => {
    const draft = drafts.typedIn(typed({ first_name: "Ad" }), profile(), { first_name: "Ada" });

    const after = drafts.saved(draft, { first_name: "Ad" }, profile({ first_name: "Ad" }));

    expect(drafts.ready(after)).toEqual({ first_name: "Ada" });
    expect(drafts.conflicts(after, profile({ first_name: "Ad" }))).toEqual([]);
  });

  test("from an older version is read as far as it can be", () => {
    const stored = {
      first_name: { typed: "Ada", base: "null" },
      date_of_birth: { typed: "27 March", base: 3 },
      shoe_size: { typed: "5", base: "null" },
    };

    expect(Object.keys(drafts.restored(stored))).toEqual(["first_name"]);
    expect(drafts.restored("nonsense")).toEqual({});
  });
});

describe("what is kept in the browser", () => {
  beforeEach(() => localStorage.clear());
  const waiting = (members: Partial<Answers>) => drafts.typedIn({}, profile(), members);

  test("is there again for the same account alone, until it is saved", () => {
    const { keep } = keptDraft("ada");

    keep(waiting({ first_name: "Ada" }));

    expect(Object.keys(keptDraft("ada").draft)).toEqual(["first_name"]);
    expect(keptDraft("bob").draft).toEqual({});
    keep({});
    expect(localStorage).toHaveLength(0);
  });

  test("does not lose what another tab keeps", () => {
    const [one, other] = [keptDraft("ada"), keptDraft("ada")];

    one.keep(waiting({ first_name: "Ada" }));
    other.keep(waiting({ postcode: "LS6" }));
    one.keep({});

    expect(Object.keys(keptDraft("ada").draft)).toEqual(["postcode"]);
  });

  test("is forgotten on signing out", () => {
    keptDraft("ada").keep(waiting({ first_name: "Ada" }));
    localStorage.setItem("else", "stays");

    forgetDrafts();

    expect(Object.keys(localStorage)).toEqual(["else"]);
  });
});

describe("saving by itself", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function begun(answers: ((body: Body) => Profile)[], before = profile()) {
    let held = before;
    const bodies: Body[] = [];
    const send = async (body: Body) => {
      bodies.push(body);
      const answer = answers.shift() ?? ((sent: Body) => ({ ...held, ...sent }) as Profile);
      held = answer(body);
      return held;
    };
    const keep = vi.fn();
    const look = vi.fn(async () => held);
    const saving = autosave({ profile: before, draft: {}, send, look, keep });
    const elsewhere = (members: Partial<Profile>) => {
      held = { ...held, ...members };
      return held;
    };
    return { saving, bodies, keep, look, elsewhere };
  }

  const no =
    (...members: string[]) =>
    () => {
      const errors = members.map((name) => ({ pointer: `#/${name}`, code: "x", detail: "No." }));
      throw new Refused({ status: 422, code: "invalid_request", detail: "Look again.", errors });
    };
  const away = () => {
    throw new Unreachable();
  };

  test("waits until typing stops, and sends what changed once", async () => {
    const { saving, bodies } = begun([]);

    for (const first_name of ["A", "Ad", "Ada"]) {
      saving.type({ first_name });
      await vi.advanceTimersByTimeAsync(CALM - 1);
    }
    expect(bodies).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);

    expect(bodies).toEqual([{ first_name: "Ada" }]);
    expect(saving.current().status.kind).toBe("saved");
  });

  test("never sends half an answer", async () => {
    const { saving, bodies } = begun([]);

    saving.type({ date_of_birth: { day: "27", month: "3", year: "" } });
    await vi.advanceTimersByTimeAsync(CALM);

    expect(bodies).toEqual([]);
    expect(saving.current().status.kind).toBe("unfinished");
  });

  test("keeps what is refused, saves the rest, and asks no second time", async () => {
    const { saving, bodies } = begun([no("phone")]);

    saving.type({ phone: "0770", first_name: "Ada" });
    await vi.advanceTimersByTimeAsync(CALM);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(bodies).toEqual([{ phone: "0770", first_name: "Ada" }, { first_name: "Ada" }]);
    expect(saving.current().status.kind).toBe("unfinished");
    expect(Object.keys(drafts.unsaved(saving.current().draft))).toEqual(["phone"]);
  });

  test("says why when somebody wants to go on", async () => {
    const { saving } = begun([no("phone"), no("phone")]);
    saving.type({ phone: "0770" });
    await vi.advanceTimersByTimeAsync(CALM);

    await expect(saving.save(["phone"])).rejects.toThrow("Look again.");
  });

  test("tries again, less and less often, and at once when the connection is back", async () => {
    const { saving, bodies, look } = begun([away]);
    look.mockRejectedValue(new Unreachable());
    saving.type({ first_name: "Ada" });
    await vi.advanceTimersByTimeAsync(CALM);
    expect(saving.current().status.kind).toBe("unreachable");

    await vi.advanceTimersByTimeAsync((WAITS[0] as number) + (WAITS[1] as number));
    expect(look).toHaveBeenCalledTimes(2);
    look.mockImplementation(async () => profile());
    saving.retry();
    await vi.advanceTimersByTimeAsync(0);

    expect(bodies.at(-1)).toEqual({ first_name: "Ada" });
    expect(saving.current().status.kind).toBe("saved");
  });

  test("does not overwrite, after a silence, what was answered elsewhere", async () => {
    const { saving, bodies, elsewhere } = begun([away]);
    saving.type({ first_name: "Ada" });
    await vi.advanceTimersByTimeAsync(CALM);
    elsewhere({ first_name: "Ida" });

    await vi.advanceTimersByTimeAsync(60_000);

    expect(saving.current().conflicts).toEqual(["first_name"]);
    expect(bodies).toHaveLength(1);
  });

  test.each([
    [true, "Ada", 1],
    [false, "Ida", 0],
  ])("asks which to keep: mine %s leaves %s", async (mine, kept, sends) => {
    const { saving, bodies, elsewhere } = begun([]);
    saving.type({ first_name: "Ada" });
    saving.meet(elsewhere({ first_name: "Ida" }));
    await vi.advanceTimersByTimeAsync(CALM);
    expect(bodies).toEqual([]);

    saving.choose(mine);
    await vi.advanceTimersByTimeAsync(CALM);

    expect(saving.current().profile.first_name).toBe(kept);
    expect(bodies).toHaveLength(sends);
  });

  test("sends one thing after the other", async () => {
    let release = () => {};
    const bodies: Body[] = [];
    const send = (body: Body) => {
      bodies.push(body);
      return new Promise<Profile>((done) => {
        release = () => done({ ...profile(), ...body } as Profile);
      });
    };
    const options = { profile: profile(), draft: {}, look: async () => profile(), keep: () => {} };
    const saving = autosave({ ...options, send });

    saving.type({ first_name: "Ad" });
    await vi.advanceTimersByTimeAsync(CALM);
    saving.type({ first_name: "Ada" });
    await vi.advanceTimersByTimeAsync(CALM * 3);
    expect(bodies).toEqual([{ first_name: "Ad" }]);
    release();
    await vi.advanceTimersByTimeAsync(0);

    expect(bodies).toEqual([{ first_name: "Ad" }, { first_name: "Ada" }]);
  });

  test("remembers the step that is open", async () => {
    const { saving, bodies } = begun([]);

    saving.visit(3);
    saving.visit(3);
    await vi.advanceTimersByTimeAsync(CALM);

    expect(bodies).toEqual([{ current_step: 3 }]);
    expect(saving.current().status.kind).toBe("idle");
  });

  test("goes on with what an earlier visit left behind", async () => {
    const bodies: Body[] = [];
    const draft = drafts.typedIn({}, profile(), { first_name: "Ada" });
    const send = async (body: Body) => {
      bodies.push(body);
      return profile({ first_name: "Ada" });
    };
    const saving = autosave({ profile: profile(), draft, send, look: vi.fn(), keep: () => {} });

    saving.start();
    await vi.advanceTimersByTimeAsync(0);

    expect(bodies).toEqual([{ first_name: "Ada" }]);
  });
});

test("the list is searched by every word, and leaves out what is held or asked elsewhere", () => {
  const one = (code: string, name: string, category = "clinical") =>
    ({ code, name, category, description: "" }) as Parameters<typeof offered>[0][number];
  const all = [
    one("DBS_ENHANCED", "Enhanced DBS check", "mandatory"),
    one("STOMA_CARE", "Stoma care"),
    one("CATHETER_CARE", "Catheter care"),
  ];
  const names = (held: string[], search: string) =>
    offered(all, held, search).flatMap(({ items }) => items.map(({ name }) => name));

  expect(names([], "")).toEqual(["Stoma care", "Catheter care"]);
  expect(names(["STOMA_CARE"], "")).toEqual(["Catheter care"]);
  expect(names([], "care STOMA")).toEqual(["Stoma care"]);
  expect(names([], "dbs")).toEqual([]);
});
