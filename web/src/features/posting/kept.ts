import { currentStatus } from "~/api/session";
import { keepDraft, readDraft } from "~/lib/drafts";
import type { Sent } from "~/lib/once";
import { BLANK, type Posting } from "./typed";

type Kept = { typed: Posting; sent: Sent | null };

const whole = (account: string) => (readDraft(account) ?? {}) as { posting?: Partial<Kept> };

/** What somebody was about to post in this browser. */
export function keptPosting(account: string): Kept {
  const { posting } = whole(account);
  return { typed: { ...BLANK, ...posting?.typed }, sent: posting?.sent ?? null };
}

/** Keep it, or with `null` forget it; signing out forgets it too. */
export function keepPosting(account: string, posting: Kept | null) {
  if (currentStatus() === "out") return;
  const { posting: _, ...others } = whole(account);
  const all = posting ? { ...others, posting } : others;
  keepDraft(account, Object.keys(all).length > 0 ? all : null);
}
