/** Sending something once, however often the connection is lost on the way. */

import { useState } from "react";
import { mayPass, Refused } from "~/api/problems";

type Sent = { key: string; said: string };

/** Whether a request may still have its effect, so that it has to be sent again under its key. */
export const mayHaveArrived = (error: unknown) =>
  mayPass(error) || (error instanceof Refused && error.code === "request_running");

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
      if (!mayHaveArrived(error)) kept = null;
      throw error;
    }
  };
}

/** {@link onceOnly} for as long as a component is shown. */
export const useOnce = () => useState(onceOnly)[0];
