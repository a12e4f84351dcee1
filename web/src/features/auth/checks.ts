/** Sentences for what is missing on the pages about accounts. */

import { Refused } from "~/api/problems";
import { wait } from "~/lib/words";

export const LIKE = "like name@example.com";

/** Enough to catch a slip; whether mail arrives is found out by sending some. */
export function emailProblem(email: string): string | undefined {
  if (!email.trim()) return "Enter your email address";
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : `Enter an email address, ${LIKE}`;
}

/** Add to a refusal for too many tries when the next one can be made. */
export function withWait(error: unknown): never {
  if (error instanceof Refused && error.status === 429 && error.retryAfter)
    throw new Error(`Too many tries. Try again in ${wait(error.retryAfter)}.`);
  throw error;
}

/** An address of this site to go on to; anything else, once tidied, could lead people away. */
export function safeNext(next: string | null): string | null {
  return next?.startsWith("/") && !/[\\\s]|\/\//.test(next) ? next : null;
}
