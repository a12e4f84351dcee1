/**
 * What was typed, and where it stands towards what the server holds. Nothing in here waits or
 * sends: each function takes a draft and returns another.
 */

import type { Profile } from "../profile";
import {
  type Answers,
  type Body,
  fingerprint,
  HALF,
  held,
  MEMBERS,
  type Member,
  sent,
  shown,
} from "./answers";

type Entry = {
  typed: Answers[Member];
  /** What the server held when the typing began: if that is no longer so, somebody else wrote. */
  base: string;
  /** A refused one waits until it is changed; a settled one is saved, and shown as it was typed. */
  state: "waiting" | "refused" | "settled";
};

export type Draft = Partial<Record<Member, Entry>>;

const entries = (draft: Draft) => Object.entries(draft) as [Member, Entry][];

const revised = (draft: Draft, revise: (member: Member, entry: Entry) => Entry | null): Draft =>
  Object.fromEntries(
    entries(draft).flatMap(([member, entry]) => {
      const after = revise(member, entry);
      return after ? [[member, after]] : [];
    }),
  );

const said = (member: Member, entry: Entry) => fingerprint(sent(member, entry.typed));

/** Return an answer as its boxes show it: as it was typed, else as the server holds it. */
export function answer<Name extends Member>(draft: Draft, profile: Profile, member: Name) {
  return (draft[member]?.typed ?? shown(profile, member)) as Answers[Name];
}

/** Take down what was typed. */
export function typedIn(draft: Draft, profile: Profile, changed: Partial<Answers>): Draft {
  const after = { ...draft };
  for (const member of Object.keys(changed) as Member[]) {
    const before = draft[member];
    const open = before && before.state !== "settled";
    const base = open ? before.base : held(profile, member);
    const typed = changed[member] as Entry["typed"];
    after[member] = { typed, base, state: "waiting" };
  }
  return met(after, profile);
}

/** Hold a draft against what the server holds now. */
export function met(draft: Draft, profile: Profile): Draft {
  return revised(draft, (member, entry) => {
    const now = held(profile, member);
    if (said(member, entry) === now) return { ...entry, base: now, state: "settled" };
    return entry.state === "settled" ? settledBefore(entry, now) : entry;
  });
}

/** The server may keep an answer in a form of its own: `LS6 3AB` for `ls63ab`. */
const settledBefore = (entry: Entry, now: string) => (entry.base === now ? entry : null);

export const isSaved = (draft: Draft) =>
  entries(draft).every(([, { state }]) => state === "settled");

/** Return what the server holds otherwise than it did when the typing began. */
export const conflicts = (draft: Draft, profile: Profile): Member[] =>
  entries(draft)
    .filter(([member, { state, base }]) => state !== "settled" && base !== held(profile, member))
    .map(([member]) => member);

/** Return what can be sent; of `members` also what was refused before, to hear why. */
export function ready(draft: Draft, members?: readonly Member[]): Body {
  const due = entries(draft).filter(([member, { state }]) =>
    members ? members.includes(member) && state !== "settled" : state === "waiting",
  );
  const body = due.map(([member, entry]) => [member, sent(member, entry.typed)] as const);
  return Object.fromEntries(body.filter(([, value]) => value !== HALF));
}

/** The server took a body; what was typed meanwhile still waits. */
export function saved(draft: Draft, body: Body, profile: Profile): Draft {
  const after = revised(draft, (member, entry) => {
    if (!(member in body)) return entry;
    const same = said(member, entry) === fingerprint(body[member]);
    return { ...entry, base: held(profile, member), state: same ? "settled" : "waiting" };
  });
  return met(after, profile);
}

/** The server refused some members of a body; if it names none, all of them. */
export function refused(draft: Draft, body: Body, named: readonly string[]): Draft {
  const blamed = Object.keys(body).filter((member) => named.includes(member));
  const members = blamed.length > 0 ? blamed : Object.keys(body);
  return revised(draft, (member, entry) => {
    const same = members.includes(member) && said(member, entry) === fingerprint(body[member]);
    return same ? { ...entry, state: "refused" } : entry;
  });
}

/** Keep what was typed here, although the server has something newer. */
export const mineKept = (draft: Draft, profile: Profile, members: readonly Member[]): Draft =>
  revised(draft, (member, entry) =>
    members.includes(member) ? { ...entry, base: held(profile, member), state: "waiting" } : entry,
  );

/** Let go of some members, or of everything that is saved. */
export const without = (draft: Draft, members: readonly Member[]): Draft =>
  revised(draft, (member, entry) => (members.includes(member) ? null : entry));

export const unsaved = (draft: Draft): Draft =>
  revised(draft, (_, entry) => (entry.state === "settled" ? null : entry));

/** Read a draft from storage, which an older version of this page may have written. */
export function restored(stored: unknown): Draft {
  if (typeof stored !== "object" || stored === null) return {};
  const known = Object.fromEntries(
    Object.entries(stored).filter(([member]) => MEMBERS.includes(member as Member)),
  ) as Draft;
  return revised(known, (member, { typed, base }) =>
    readable(member, typed) && typeof base === "string" ? { typed, base, state: "waiting" } : null,
  );
}

function readable(member: Member, typed: Entry["typed"]): boolean {
  try {
    sent(member, typed);
    return true;
  } catch {
    return false;
  }
}
