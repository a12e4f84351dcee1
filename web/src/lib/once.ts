/** Sending something once, however often the connection is lost on the way. */

import { useState } from "react";
import { Refused } from "~/api/problems";

/** A request that may have arrived, and its key. */
export type Sent = { key: string; said: string };

/** A refusal is the server's answer to a key; these are none, and the next try may be answered. */
const UNANSWERED = (error: unknown) =>
  !(error instanceof Refused) ||
  error.status === 429 ||
  error.status >= 500 ||
  error.code === "request_running";

/**
 * Give a deed an `Idempotency-Key` that stays the same while it is tried again with the same
 * words, until there is an answer. What outlives the page says what was sent `before` it, and
 * has every change noted.
 */
export function onceOnly(before: Sent | null = null, note: (sent: Sent | null) => void = () => {}) {
  let kept = before;
  const keep = (sent: Sent | null) => {
    kept = sent;
    note(sent);
  };
  return async <Reply>(words: unknown, send: (key: string) => Promise<Reply>): Promise<Reply> => {
    const said = JSON.stringify(words);
    const sent = kept?.said === said ? kept : { key: crypto.randomUUID(), said };
    keep(sent);
    try {
      const reply = await send(sent.key);
      keep(null);
      return reply;
    } catch (error) {
      if (!UNANSWERED(error)) keep(null);
      throw error;
    }
  };
}

/** {@link onceOnly} for as long as a component is shown. */
export const useOnce = () => useState(() => onceOnly())[0];
