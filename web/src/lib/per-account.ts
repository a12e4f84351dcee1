/** Something this browser keeps for each account, by the account's id. */

/** Storage can be switched off or full; then things live as long as their page. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Everything of one kind; `prefix` keeps kinds apart. */
export function perAccount(prefix: string) {
  return {
    read: (account: string): unknown =>
      tried(() => JSON.parse(localStorage.getItem(prefix + account) ?? "null")),

    /** Keep something; `null` forgets it. */
    keep: (account: string, kept: unknown) =>
      tried(() => {
        if (kept === null) localStorage.removeItem(prefix + account);
        else localStorage.setItem(prefix + account, JSON.stringify(kept));
      }),

    /** What is kept here, whoever it belongs to. */
    readAny: (): unknown =>
      tried(() => {
        const key = Object.keys(localStorage).find((one) => one.startsWith(prefix));
        return key ? JSON.parse(localStorage.getItem(key) ?? "null") : null;
      }),

    /** Forget all of it, or all but that of one account. */
    forget: (but?: string) =>
      tried(() => {
        for (const key of Object.keys(localStorage))
          if (key.startsWith(prefix) && key !== prefix + but) localStorage.removeItem(key);
      }),
  };
}
