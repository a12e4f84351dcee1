/**
 * Who is signed in. The access token lives in this page's memory alone; the refresh token in a
 * cookie no script can read. Tabs share one refresh: a lock lets one of them ask, a channel tells
 * the others, so that the newest refresh token is never spent twice.
 */

import { forgetDrafts } from "~/lib/drafts";
import { forgetShifts } from "~/lib/kept-shifts";
import { Refused, refusal, SignedOut, Unreachable } from "./problems";

/** `unknown` until the cookie was tried; `over` when a session ended while its page is open. */
export type Status = "unknown" | "in" | "out" | "over";

type Pass = { token: string; freshUntil: number };
type Granted = { access_token: string; expires_in: number };
type Told = { kind: "in"; pass: Pass } | { kind: "out" } | { kind: "ask" };

const NAME = "vicarity-session";

/** What is kept under that name; with `leaving` the server has yet to hear of a sign-out. */
type Here = "yes" | "leaving";
const TAB = "vicarity-tab";

/** An access token is renewed so long before it runs out, in milliseconds. */
const EARLY = 60_000;

/** How long another tab gets to share its token, in milliseconds. */
const PATIENCE = 150;

let held: Pass | null = null;
/** Whose page this is; an ended session leaves it, for it may be carried on. */
let pageOf: string | undefined;
let status: Status = "unknown";
let left = false;
let renewing: Promise<string> | null = null;
let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

/** The token that is held, unless it is about to run out. */
const fresh = () => (held && held.freshUntil > Date.now() ? held : null);

/** The account a token belongs to; the server alone checks the signature. */
function owner(pass: Pass): string | undefined {
  const payload = pass.token.split(".")[1] ?? "";
  try {
    return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))).sub;
  } catch {
    return undefined;
  }
}

function become(next: Status, pass: Pass | null) {
  const comes = pass ? owner(pass) : undefined;
  const stranger = comes && pageOf && comes !== pageOf;
  if (stranger) return location.reload(); // what this tab shows, and sends, is somebody else's
  pageOf = next === "out" ? undefined : (comes ?? pageOf);
  held = pass;
  status = next;
  for (const listener of listeners) listener();
}

const tell = (told: Told) => channel?.postMessage(told);

function hear({ data }: MessageEvent<Told>) {
  const shared = fresh();
  if (data.kind === "in") become("in", data.pass);
  else if (data.kind === "out") forget();
  else if (shared) tell({ kind: "in", pass: shared });
}

/** Join the other tabs; called once, when the app starts. */
export function join() {
  if ("BroadcastChannel" in window) {
    channel = new BroadcastChannel(NAME);
    channel.addEventListener("message", hear);
  }
  // Every open tab holds this lock, so that a tab knows whether it is alone.
  void navigator.locks?.request(TAB, { mode: "shared" }, () => new Promise(() => {}));
}

async function alone(): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return (locks?.held ?? []).filter(({ name }) => name === TAB).length < 2;
}

/** Ask the other tabs for a token that is not `stale`. */
async function borrowed(stale: string | null): Promise<string | null> {
  const usable = () => {
    const pass = fresh();
    return pass && pass.token !== stale ? pass.token : null;
  };
  if (usable() || !channel || (await alone())) return usable();
  tell({ kind: "ask" });
  return new Promise((resolve) => {
    const done = () => {
      listeners.delete(heard);
      resolve(usable());
    };
    const heard = () => usable() && done();
    listeners.add(heard);
    setTimeout(done, PATIENCE);
  });
}

async function refresh(stale: string | null): Promise<string> {
  const shared = await borrowed(stale);
  if (shared) return shared;
  if (here() === "leaving") await endThere();
  const answer = await post("/api/auth/refresh");
  if (!answer.ok) throw await refusal(answer);
  return accept(await answer.json());
}

/** Ask with the cookie alone. */
const post = (path: string) =>
  fetch(path, { method: "POST" }).catch(() => {
    throw new Unreachable();
  });

/** End the session on the server; until that is done, the cookie left here opens nothing. */
export async function endThere() {
  remember("leaving");
  const answer = await post("/api/auth/logout");
  if (!answer.ok && answer.status !== 401) throw await refusal(answer);
  remember(null);
}

/** Take the tokens of a sign-in or a refresh, and share them with the other tabs. */
export function accept(granted: Granted): string {
  const token = granted.access_token;
  const pass = { token, freshUntil: Date.now() + granted.expires_in * 1000 - EARLY };
  const whose = owner(pass);
  if (whose) forgetOthers(whose);
  left = false;
  remember("yes");
  become("in", pass);
  tell({ kind: "in", pass });
  return token;
}

/**
 * Return a token that is not `stale`, asking the server for a new one if need be.
 *
 * When the session has ended while a page is open, this waits until the person has signed in
 * again, so that whatever was being sent is still sent.
 */
export function renewed(stale: string | null): Promise<string> {
  const asked = renewing ?? inTurn(() => refresh(stale)).catch(ended);
  renewing = asked;
  return asked.finally(() => {
    if (renewing === asked) renewing = null;
  });
}

/** Do something while no other tab does. */
async function inTurn(work: () => Promise<string>): Promise<string> {
  return navigator.locks ? await navigator.locks.request(NAME, work) : await work();
}

function ended(error: unknown): Promise<string> {
  if (!(error instanceof Refused) || error.status !== 401) throw error;
  const wasIn = status === "in" || status === "over";
  remember(null);
  forgetShifts(); // a phone that was signed out from elsewhere tells nobody where its owner works
  become(wasIn ? "over" : "out", null);
  return wasIn ? signedInAgain() : Promise.reject(new SignedOut());
}

function signedInAgain(): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (status === "over") return;
      listeners.delete(look);
      if (held) resolve(held.token);
      else reject(new SignedOut());
    };
    listeners.add(look);
  });
}

/** Return a token to send; renews one that has run out. */
export async function token(): Promise<string> {
  return fresh()?.token ?? renewed(held?.token ?? null);
}

/**
 * Find out once whether the cookie of an earlier visit still holds. Returns what kept us from
 * asking: then nothing is known yet, and it can be tried again.
 */
export async function look(): Promise<Error | null> {
  if (status !== "unknown") return null;
  return token().then(
    () => null,
    (error: Error) => (status === "unknown" ? error : null),
  );
}

/** Forget everything here and in the other tabs. */
export function leave() {
  left = true;
  if (here() === "yes") remember(null);
  forget();
  tell({ kind: "out" });
}

/** Drop what this tab holds and what is kept: another tab may have kept more while the first left. */
function forget() {
  forgetDrafts();
  forgetShifts();
  become("out", null);
}

/** Drop what was kept for anybody but the one who is here. */
function forgetOthers(whose: string) {
  forgetDrafts(whose);
  forgetShifts(whose);
}

/** Whether there may be a session of this browser to carry on, or to end. */
export const wasHere = () => here() !== null;

function here(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null; // storage can be switched off
  }
}

/** Keep where this browser stands; says nothing that is secret. */
function remember(what: Here | null) {
  try {
    if (what) localStorage.setItem(NAME, what);
    else localStorage.removeItem(NAME);
  } catch {
    // then the sign-in page asks, whoever comes
  }
}

export const currentStatus = () => status;

/** Whether somebody signed out on purpose here: they do not want to come back to this page. */
export const hasLeft = () => left;

export function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
