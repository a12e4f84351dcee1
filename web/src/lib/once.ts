/** Sending something once, however often the connection is lost on the way. */

import { Refused } from "~/api/problems";

type Sent = { key: string; said: string };

/** A refusal is the server's answer to a key; these are none, and the next try may be answered. */
const UNANSWERED = (error: unknown) =>
  !(error instanceof Refused) || error.status === 429 || error.status >= 500;

/**
 * Give a deed an `Idempotency-Key` that stays the same while it is tried again with the same
 * words, until there is an answer.
 */
export function onceOnly() {
  let kept: Sent | null = null;
  return async <Reply>(words: unknown, send: (key: string) => Promise<Reply>): Promise<Reply> => {
    const said = JSON.stringify(words);
    if (kept?.said !== said) kept = { key: crypto.randomUUID(), said };
    try {
      const reply = await send(kept.key);
      kept = null;
      return reply;
    } catch (error) {
      if (!UNANSWERED(error)) kept = null;
      throw error;
    }
  };
}
