/**
 * What was typed and is not yet saved, kept in this browser for each account: a closed tab, a flat
 * battery or an ended session loses nothing. It is forgotten when somebody signs out, or somebody else signs in.
 */

const PREFIX = "vicarity-draft:";

/** Storage can be switched off or full; then drafts live as long as their page. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function readDraft(account: string): unknown {
  return tried(() => JSON.parse(localStorage.getItem(PREFIX + account) ?? "null"));
}

/** Keep a draft; `null` forgets it. */
export function keepDraft(account: string, draft: unknown) {
  tried(() => {
    if (draft === null) localStorage.removeItem(PREFIX + account);
    else localStorage.setItem(PREFIX + account, JSON.stringify(draft));
  });
}

/** Forget the drafts of this browser, all of them or all but those of one account. */
export function forgetDrafts(but?: string) {
  tried(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && key !== PREFIX + but) localStorage.removeItem(key);
  });
}
