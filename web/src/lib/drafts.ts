/**
 * What was typed and is not yet saved, kept in this browser for each account: a closed tab, a flat
 * battery or an ended session loses nothing. It is forgotten when somebody signs out, or somebody else signs in.
 */

import { perAccount } from "./per-account";

const drafts = perAccount("vicarity-draft:");

export const readDraft = drafts.read;

/** Keep a draft; `null` forgets it. */
export const keepDraft = (account: string, draft: unknown) => void drafts.keep(account, draft);

/** Forget the drafts of this browser, all of them or all but those of one account. */
export const forgetDrafts = (but?: string) => void drafts.forget(but);
