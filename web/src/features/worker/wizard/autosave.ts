/**
 * Saves answers while they are typed: 800 ms after typing stops, one request at a time, again and
 * again while there is no connection. What the server does not take yet stays a draft.
 */

import { mayPass, Refused, SignedOut } from "~/api/problems";
import type { Profile } from "../profile";
import type { Answers, Body, Member } from "./answers";
import type { Draft } from "./draft";
import * as drafts from "./draft";

/** How long typing has to stop, and how long to wait after each failure, in milliseconds. */
export const CALM = 800;
export const WAITS = [2_000, 4_000, 8_000, 15_000, 30_000];

export type Status =
  | { kind: "idle" | "saving" | "unfinished" | "unreachable" }
  | { kind: "saved"; at: Date }
  | { kind: "stopped"; why: string };

export type State = {
  profile: Profile;
  draft: Draft;
  status: Status;
  /** Answers that were changed here and elsewhere: nothing is sent until somebody chose. */
  conflicts: Member[];
};

type Options = {
  profile: Profile;
  /** What an earlier visit left behind. */
  draft: Draft;
  send: (body: Body) => Promise<Profile>;
  look: () => Promise<Profile>;
  keep: (draft: Draft) => void;
};

export type Autosave = ReturnType<typeof autosave>;

export function autosave({ profile, draft, send, look, keep }: Options) {
  let state: State = { profile, draft: {}, status: { kind: "idle" }, conflicts: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let visited: number | undefined;
  const listeners = new Set<() => void>();

  function become(next: Partial<State>) {
    const { profile, draft } = { ...state, ...next };
    const changed = draft !== state.draft;
    state = { ...state, ...next, conflicts: drafts.conflicts(draft, profile) };
    if (changed) keep(drafts.unsaved(draft));
    for (const listener of listeners) listener();
  }

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save().catch(() => {}), ms);
  };

  /** Do one thing after the other: an older answer must not overtake a newer one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  /** Say where things stand when nothing is under way. */
  function rest(at?: Date) {
    if (!drafts.isSaved(state.draft)) become({ status: { kind: "unfinished" } });
    else if (at) become({ status: { kind: "saved", at } });
    else if (state.status.kind !== "saved") become({ status: { kind: "idle" } });
  }

  /** Send what is due. `members` are sent although they were refused before. */
  const save = (members?: readonly Member[]) => inTurn(() => round(members));

  async function round(members?: readonly Member[]): Promise<void> {
    clearTimeout(timer);
    if (failures > 0) await lookFirst();
    const body = drafts.ready(state.draft, members);
    const answers = Object.keys(body).length > 0;
    if (state.conflicts.length > 0 || (!answers && visited === undefined)) return rest();
    if (answers) become({ status: { kind: "saving" } });
    const step = visited;
    const whole = step === undefined ? body : { ...body, current_step: step };
    const profile = await send(whole).catch((error) => failed(error, body));
    failures = 0;
    if (visited === step) visited = undefined;
    become({ profile, draft: drafts.saved(state.draft, body, profile) });
    rest(answers ? new Date() : undefined);
  }

  /** After a silence somebody may have answered elsewhere. */
  async function lookFirst() {
    const profile = await look().catch((error) => failed(error, {}));
    failures = 0;
    meet(profile);
  }

  function failed(error: unknown, body: Body): never {
    if (error instanceof SignedOut) throw error;
    if (error instanceof Refused && error.status === 422) notTaken(error, body);
    else if (mayPass(error)) unreachable();
    else become({ status: { kind: "stopped", why: (error as Error).message } });
    throw error;
  }

  function notTaken(error: Refused, body: Body) {
    const named = error.fields.map(({ pointer }) => pointer.split("/")[1] ?? "");
    become({ draft: drafts.refused(state.draft, body, named) });
    rest();
    if (Object.keys(drafts.ready(state.draft)).length > 0) schedule(0);
  }

  function unreachable() {
    schedule(WAITS[Math.min(failures, WAITS.length - 1)] as number);
    failures += 1;
    become({ status: { kind: "unreachable" } });
  }

  /** The server holds something newer: hold what was typed against it. */
  function meet(profile: Profile) {
    if (profile !== state.profile) become({ profile, draft: drafts.met(state.draft, profile) });
  }

  function type(changed: Partial<Answers>) {
    become({ draft: drafts.typedIn(state.draft, state.profile, changed) });
    if (state.status.kind !== "unreachable") schedule(CALM);
  }

  /** Answer the question which of two answers to keep. */
  function choose(mine: boolean) {
    const { draft, profile, conflicts } = state;
    const after = mine
      ? drafts.mineKept(draft, profile, conflicts)
      : drafts.without(draft, conflicts);
    become({ draft: after });
    schedule(0);
  }

  /** Remember the step that was opened last; unimportant enough to go with the next answers. */
  function visit(step: number) {
    if (state.profile.current_step === step) return;
    visited = step;
    schedule(CALM);
  }

  /** Show saved answers as the server keeps them, not as they were typed. */
  const tidy = () => become({ draft: drafts.unsaved(state.draft) });

  /** The connection is back. */
  const retry = () => state.status.kind === "unreachable" && schedule(0);

  /** Begin, or go on: what an earlier visit left behind is saved now. */
  function start() {
    if (!drafts.isSaved(state.draft)) schedule(0);
  }

  /** The page goes: send what waits at once, whatever becomes of it. */
  function stop() {
    clearTimeout(timer);
    void save()
      .catch(() => {})
      .finally(() => clearTimeout(timer));
  }

  become({ draft: drafts.met(draft, profile) });

  return {
    start,
    stop,
    current: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    type,
    save,
    meet,
    choose,
    visit,
    tidy,
    retry,
  };
}
