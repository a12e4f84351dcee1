import { currentStatus } from "~/api/session";
import { keepDraft, readDraft } from "~/lib/drafts";
import { type Draft, restored } from "./draft";

/** The draft of an account in this browser: what there is, and how to keep what follows. */
export function keptDraft(account: string) {
  const draft = restored(readDraft(account));
  const own = new Set(Object.keys(draft));
  return { draft, keep: (next: Draft) => keep(account, next, own) };
}

/** Another tab may keep answers of its own beside ours: only those of this tab are replaced. */
function keep(account: string, draft: Draft, own: Set<string>) {
  if (currentStatus() === "out") return; // signing out forgets drafts
  for (const member of Object.keys(draft)) own.add(member);
  const others = Object.entries(readDraft(account) ?? {}).filter(([member]) => !own.has(member));
  const all = { ...Object.fromEntries(others), ...draft };
  keepDraft(account, Object.keys(all).length > 0 ? all : null);
}
