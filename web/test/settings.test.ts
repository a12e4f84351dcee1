import { expect, test } from "vitest";
import { api, data } from "~/api/client";
import { Refused } from "~/api/problems";
import { besideTheField } from "~/features/account/change-password";
import { type Device, inOrder } from "~/features/account/queries";
import { problemsOf } from "~/lib/form";
import { answering, granting } from "./answers";

const refused = (status: number, code: string, retryAfter: number | null = null) =>
  new Refused({ status, code, detail: "Incorrect email or password" }, retryAfter);

function shown(error: Error) {
  try {
    return besideTheField(error);
  } catch (thrown) {
    return problemsOf(thrown, { current_password: "", new_password: "" });
  }
}

test("a wrong current password is told beside its field, in its own words", () => {
  expect(shown(refused(401, "invalid_credentials"))).toEqual({
    current_password: "This is not your current password. Type it again.",
  });
});

test("too many tries are told with the time to wait", () => {
  expect(shown(refused(429, "too_many_attempts", 240))).toEqual({
    "": "Too many tries. Try again in about 4 minutes.",
  });
});

test("this device comes first, the others as they came", () => {
  const of = (id: string, current: boolean) => ({ id, current }) as Device;

  const found = inOrder([of("a", false), of("b", true), of("c", false)]);

  expect(found.map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

test("signing out everywhere says who asks; signing out here need not", async () => {
  const server = answering({
    "POST /api/auth/refresh": granting("one"),
    "POST /api/auth/logout-everywhere": { status: 204 },
    "POST /api/auth/logout": { status: 204 },
  });

  await data(api.POST("/api/auth/logout-everywhere"));
  await data(api.POST("/api/auth/logout"));

  expect(server.calls("POST /api/auth/logout-everywhere")[0]?.token).toMatch(/^Bearer one\./);
  expect(server.calls("POST /api/auth/logout")[0]?.token).toBeNull();
});
