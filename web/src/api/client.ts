/** The API, with paths, bodies and answers checked against `schema.d.ts`. */

import createClient from "openapi-fetch";
import { Refused, refusal, Unreachable } from "./problems";
import type { components, paths } from "./schema";
import { renewed, token } from "./session";

export type Schema = components["schemas"];

/** Calls that need no sign-in, and never wait for one. */
const OPEN =
  /^\/unsubscribe$|^\/api\/(public\/|auth\/(register|login|logout|verify-email|resend-verification|password-reset-\w+|invitations\/\w+)$)/;

async function reach(request: Request, pass: string | null): Promise<Response> {
  if (pass) request.headers.set("Authorization", `Bearer ${pass}`);
  return fetch(request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable();
  });
}

/** Send a request; refusals are thrown, and a token that has run out is renewed once. */
export async function send(request: Request): Promise<Response> {
  const open = OPEN.test(new URL(request.url).pathname);
  const again = request.clone();
  const pass = open ? null : await token();
  const answer = await reach(request, pass);
  if (answer.ok) return answer;
  const refused = await refusal(answer);
  if (open || refused.status !== 401 || refused.code !== "not_signed_in") throw refused;
  const second = await reach(again, await renewed(pass));
  if (!second.ok) throw await refusal(second);
  return second;
}

/** The site's own address; there is none while the build renders pages. */
const baseUrl = globalThis.location?.origin ?? "";

export const api = createClient<paths>({ baseUrl, fetch: send });

/** Return what an answer holds; the client throws whatever is not an answer. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

export { Refused, Unreachable };
