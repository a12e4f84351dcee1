import { beforeEach, describe, expect, test, vi } from "vitest";
import { answering, granting, refusing } from "./answers";

const REFRESH = "POST /api/auth/refresh";
const PROFILE = "GET /api/worker/profile";

let session: typeof import("~/api/session");
let client: typeof import("~/api/client");

beforeEach(async () => {
  vi.resetModules();
  localStorage.clear();
  session = await import("~/api/session");
  client = await import("~/api/client");
});

const profile = () => client.data(client.api.GET("/api/worker/profile"));
const fetchAgain = () => ({ body: { first_name: "Ada" } });

describe("an access token", () => {
  test("is fetched once for all who ask at the same time", async () => {
    const server = answering({ [REFRESH]: granting("one"), [PROFILE]: { body: {} } });

    await Promise.all([profile(), profile(), profile()]);

    expect(server.calls(REFRESH)).toHaveLength(1);
    expect(server.calls(PROFILE).every(({ token }) => token?.startsWith("Bearer one."))).toBe(true);
  });

  test("is renewed before it runs out", async () => {
    const server = answering({ [REFRESH]: granting("one", "ada", 30), [PROFILE]: { body: {} } });

    await profile();
    await profile();

    expect(server.calls(REFRESH)).toHaveLength(2);
  });

  test("is renewed silently when the server no longer takes it", async () => {
    let tries = 0;
    const server = answering({
      [REFRESH]: () => granting(`token${tries}`),
      [PROFILE]: () => (tries++ === 0 ? refusing(401, "not_signed_in") : fetchAgain()),
    });

    const answer = await profile();

    expect(answer).toEqual({ first_name: "Ada" });
    expect(server.calls(REFRESH)).toHaveLength(2);
  });

  test("never goes into storage", async () => {
    answering({ [REFRESH]: granting("secret"), [PROFILE]: { body: {} } });

    await profile();

    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("secret");
    expect(document.cookie).toBe("");
  });
});

describe("a session", () => {
  test("that never was leaves the visitor signed out", async () => {
    answering({ [REFRESH]: refusing(401, "invalid_token") });

    await session.look();

    expect(session.currentStatus()).toBe("out");
  });

  test("that ends keeps what is being sent until somebody signs in again", async () => {
    let ended = false;
    const server = answering({
      [REFRESH]: () => (ended ? refusing(401, "invalid_token") : granting("one")),
      "PUT /api/worker/profile": () =>
        server.calls("PUT /api/worker/profile").length === 1
          ? refusing(401, "not_signed_in")
          : { body: {} },
    });
    await session.look();
    ended = true;

    const body = { city: "York" };
    const saved = client.api.PUT("/api/worker/profile", { body });
    await vi.waitFor(() => expect(session.currentStatus()).toBe("over"));
    session.accept(granting("two").body as { access_token: string; expires_in: number });
    await saved;

    const puts = server.calls("PUT /api/worker/profile");
    expect(puts.map((put) => put.body)).toEqual([JSON.stringify(body), JSON.stringify(body)]);
    expect(puts[1]?.token).toMatch(/^Bearer two\./);
  });

  test("that was ended from elsewhere leaves nothing of where somebody works", async () => {
    localStorage.setItem("vicarity-shifts:ada", "{}");
    answering({ [REFRESH]: refusing(401, "invalid_token") });

    await session.look();

    expect(localStorage.getItem("vicarity-shifts:ada")).toBeNull();
  });

  test("keeps the next shifts while the connection is gone, for whoever it is of", async () => {
    localStorage.setItem("vicarity-shifts:ada", "{}");
    localStorage.setItem("vicarity-shifts:bea", "{}");
    answering({ [REFRESH]: () => Promise.reject(new TypeError("offline")) });
    await session.look();
    expect(localStorage.getItem("vicarity-shifts:ada")).toBe("{}");

    answering({ [REFRESH]: granting("one", "ada") });
    await session.look();

    expect(localStorage.getItem("vicarity-shifts:ada")).toBe("{}");
    expect(localStorage.getItem("vicarity-shifts:bea")).toBeNull();
  });

  test("is not given up because the connection is gone", async () => {
    answering({});

    const kept = await session.look();

    expect(kept?.message).toContain("We cannot reach Vicarity");
    expect(session.currentStatus()).toBe("unknown");
    await expect(profile()).rejects.toThrow("We cannot reach Vicarity");
  });

  test("is found once the connection is back", async () => {
    answering({});
    await session.look();
    answering({ [REFRESH]: granting("one") });

    expect(await session.look()).toBeNull();
    expect(session.currentStatus()).toBe("in");
  });

  test("that was left on purpose is told from one that ended", async () => {
    answering({ [REFRESH]: granting("one") });
    await session.look();
    expect(session.hasLeft()).toBe(false);

    session.leave();
    expect(session.hasLeft()).toBe(true);

    session.accept({ access_token: "two.e30.x", expires_in: 1800 });
    expect(session.hasLeft()).toBe(false);
  });
});

describe("signing out without a connection", () => {
  const LOGOUT = "POST /api/auth/logout";
  const gone = () => import("~/app/use-session").then(({ signOut }) => signOut());
  const asked = ({ asked }: ReturnType<typeof answering>) => asked.map(({ call }) => call);

  beforeEach(async () => {
    answering({ [REFRESH]: granting("one") });
    await session.look();
    answering({});
    await gone();
    vi.resetModules();
    session = await import("~/api/session"); // the page is loaded again
  });

  test("is made up for before the cookie can open anything", async () => {
    const server = answering({ [LOGOUT]: { status: 204 }, [REFRESH]: refusing(401, "no") });

    await session.look();

    expect(asked(server)).toEqual([LOGOUT, REFRESH]);
    expect(session.currentStatus()).toBe("out");
    expect(localStorage.length).toBe(0);
  });

  test("keeps the cookie shut as long as the server has not heard", async () => {
    const server = answering({ [LOGOUT]: refusing(503, "down"), [REFRESH]: granting("two") });

    expect(await session.look()).not.toBeNull();

    expect(asked(server)).toEqual([LOGOUT]);
    expect(session.currentStatus()).toBe("unknown");
  });

  test("is over once somebody signs in", async () => {
    const server = answering({ [LOGOUT]: { status: 204 }, [REFRESH]: granting("three") });
    session.accept(granting("two", "ada", 30).body as { access_token: string; expires_in: number });

    await session.token();

    expect(asked(server)).toEqual([REFRESH]);
  });
});

describe("tabs", () => {
  test("are told of a new token, and of leaving", async () => {
    answering({ [REFRESH]: granting("one") });
    const other = new BroadcastChannel("vicarity-session");
    const heard: string[] = [];
    other.onmessage = ({ data }) => heard.push(data.kind);
    session.join();

    await session.look();
    session.leave();

    await vi.waitFor(() => expect(heard).toEqual(["in", "out"]));
    other.close();
  });

  test("drop a draft that they kept while another one left", async () => {
    answering({ [REFRESH]: granting("one") });
    session.join();
    await session.look();
    localStorage.setItem("vicarity-draft:ada", "{}");
    const other = new BroadcastChannel("vicarity-session");

    other.postMessage({ kind: "out" });

    await vi.waitFor(() => expect(session.currentStatus()).toBe("out"));
    expect(localStorage.getItem("vicarity-draft:ada")).toBeNull();
    other.close();
  });

  test("show whoever signs in no draft but their own", async () => {
    answering({ [REFRESH]: granting("one", "ada") });
    localStorage.setItem("vicarity-draft:ada", "{}");
    localStorage.setItem("vicarity-draft:ben", "{}");

    await session.look();

    expect(localStorage.getItem("vicarity-draft:ada")).toBe("{}");
    expect(localStorage.getItem("vicarity-draft:ben")).toBeNull();
  });

  test("give their token to one that asks", async () => {
    answering({ [REFRESH]: granting("one") });
    session.join();
    await session.look();
    const other = new BroadcastChannel("vicarity-session");
    const heard: string[] = [];
    other.onmessage = ({ data }) => heard.push(data.pass?.token ?? data.kind);

    other.postMessage({ kind: "ask" });

    await vi.waitFor(() => expect(heard[0]).toMatch(/^one\./));
    other.close();
  });
});
