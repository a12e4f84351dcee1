import { beforeEach, expect, test, vi } from "vitest";
import { mayPass, Refused, Unreachable } from "~/api/problems";
import { answering, refusing } from "./answers";

const LOGIN = "POST /api/auth/login";
const body = { email: "ada@example.com", password: "x", token_delivery: "cookie" as const };

let client: typeof import("~/api/client");

beforeEach(async () => {
  vi.resetModules();
  client = await import("~/api/client");
});

const login = () => client.api.POST("/api/auth/login", { body });

test("throws a refusal with the server's own words", async () => {
  answering({ [LOGIN]: refusing(401, "invalid_credentials", "Incorrect email or password") });

  await expect(login()).rejects.toMatchObject({
    status: 401,
    code: "invalid_credentials",
    message: "Incorrect email or password",
  });
});

test("does not take a wrong password for a session that has ended", async () => {
  const server = answering({ [LOGIN]: refusing(401, "invalid_credentials") });

  await login().catch(() => {});

  expect(server.asked).toHaveLength(1);
});

test("says which member was wrong", async () => {
  const errors = [{ pointer: "#/email", code: "invalid", detail: "Enter an email address." }];
  answering({ [LOGIN]: refusing(422, "invalid_request", "Look again.", { errors }) });

  const refused = await login().catch((error) => error);

  expect(refused.fieldProblem("email")).toBe("Enter an email address.");
  expect(refused.fieldProblem("password")).toBeUndefined();
});

test("knows how long to wait", async () => {
  const answer = { ...refusing(429, "too_many_attempts"), headers: { "Retry-After": "240" } };
  answering({ [LOGIN]: answer });

  await expect(login()).rejects.toMatchObject({ retryAfter: 240 });
});

test("has words for an answer that is no problem document", async () => {
  answering({ [LOGIN]: { status: 502, headers: { "Content-Type": "text/html" } } });

  await expect(login()).rejects.toMatchObject({ status: 502, code: "unknown" });
});

test("has words for no answer at all", async () => {
  answering({});

  await expect(login()).rejects.toThrow("We cannot reach Vicarity");
});

test("tells what may pass from what will not", () => {
  const refused = (status: number) => new Refused({ status, code: "x", detail: "x" });

  expect([500, 503, 429].map((status) => mayPass(refused(status)))).toEqual([true, true, true]);
  expect([400, 403, 404, 422].some((status) => mayPass(refused(status)))).toBe(false);
  expect(mayPass(new Unreachable())).toBe(true);
});
