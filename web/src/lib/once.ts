import { useRef } from "react";
import { mayPass } from "~/api/problems";

/**
 * One deed, done once: what is tried again after a lost connection carries the same key, so the
 * server does it only once. A deed that was done, or refused, is over: the next has a new key.
 */
export function useOnce() {
  const key = useRef("");
  return async <Answer>(send: (key: string) => Promise<Answer>): Promise<Answer> => {
    key.current ||= crypto.randomUUID();
    try {
      const answer = await send(key.current);
      key.current = "";
      return answer;
    } catch (error) {
      if (!mayPass(error)) key.current = "";
      throw error;
    }
  };
}
