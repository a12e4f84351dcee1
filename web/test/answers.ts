/** A server that a test owns: it answers what it is told to, and remembers what it was asked. */

import { vi } from "vitest";

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Given = Answer | (() => Answer | Promise<Answer>);

export function answering(routes: Record<string, Given>) {
  const asked: { call: string; token: string | null; body: string }[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(new URL(String((input as Request).url ?? input), location.origin), {
      method: (input as Request).method ?? init?.method ?? "GET",
      headers: (input as Request).headers,
    });
    const body = input instanceof Request ? await input.clone().text() : "";
    const call = `${request.method} ${new URL(request.url).pathname}`;
    asked.push({ call, token: request.headers.get("Authorization"), body });
    const given = routes[call];
    if (!given) throw new TypeError(`nothing answers ${call}`);
    const {
      status = 200,
      body: content,
      headers,
    } = typeof given === "function" ? await given() : given;
    const type = status < 400 ? "application/json" : "application/problem+json";
    return new Response(status === 204 ? null : JSON.stringify(content ?? {}), {
      status,
      headers: { "Content-Type": type, ...headers },
    });
  });
  return { asked, calls: (call: string) => asked.filter((one) => one.call === call) };
}

/** A refusal as the API writes it. */
export const refusing = (status: number, code: string, detail = "No.", more = {}): Answer => ({
  status,
  body: { status, code, detail, request_id: "r", ...more },
});

/** What a sign-in or a refresh gives; tokens carry their owner as the real ones do. */
export const granting = (name: string, owner = "ada", expires_in = 1800): Answer => ({
  body: { access_token: `${name}.${btoa(JSON.stringify({ sub: owner }))}.x`, expires_in },
});
