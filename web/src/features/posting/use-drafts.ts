import { useState } from "react";
import { Refused } from "~/api/problems";
import { queries } from "~/app/queries";
import { useOnce } from "~/lib/once";
import { many } from "~/lib/words";
import { toast } from "~/ui/toast";
import { deleteDraft, MOST_AT_ONCE, publishDrafts, type Shift } from "./queries";

type Problems = Record<string, string>;

const NONE = "Choose the shifts first, with the box beside each";
const TOO_MANY = `Choose at most ${MOST_AT_ONCE} shifts at once`;

/** Why which draft could not be published, by its id; the empty id is for what concerns all. */
function problemsOf(error: unknown, ids: readonly string[]): Problems {
  if (!(error instanceof Error)) throw error;
  if (!(error instanceof Refused) || error.fields.length === 0) return { "": error.message };
  const named = error.fields.map(({ pointer, detail }) => [
    ids[Number(pointer.replace("#/ids/", ""))] ?? "",
    detail,
  ]);
  return { "": error.message, ...Object.fromEntries(named) };
}

/** Which drafts are chosen, and what is done with them. */
export function useDrafts(drafts: readonly Shift[]) {
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<Problems>({});
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  // In order of time, and only what is still there.
  const chosen = drafts.map(({ id }) => id).filter((id) => marked.includes(id));

  const show = (found: Problems) => {
    setProblems(found);
    setAttempt((count) => count + 1);
  };

  /** Whether something can be done with what is chosen; else the page says why not. */
  function ready(): boolean {
    const said = chosen.length === 0 ? NONE : chosen.length > MOST_AT_ONCE ? TOO_MANY : null;
    if (said) show({ all: said });
    return !said;
  }

  async function publish() {
    if (!ready()) return;
    setBusy(true);
    setProblems({});
    try {
      await once(chosen, (key) => publishDrafts(chosen, key));
      setMarked([]);
      toast(`${many(chosen.length, "shift")} published`);
    } catch (error) {
      show(problemsOf(error, chosen));
    } finally {
      setBusy(false);
    }
  }

  /** One after the other; what somebody else has published or deleted meanwhile is left alone. */
  async function discard() {
    const before = chosen.length;
    let gone = 0;
    try {
      for (const id of chosen) gone += (await isDeleted(id)) ? 1 : 0;
    } finally {
      await queries.invalidateQueries();
    }
    setMarked([]);
    setProblems({});
    const left = before - gone;
    if (left === 0) return toast(`${many(gone, "draft")} deleted`);
    toast(`${many(gone, "draft")} deleted. ${left} had been published or deleted already.`, "news");
  }

  return { chosen, choose: setMarked, problems, attempt, busy, ready, publish, discard };
}

async function isDeleted(id: string): Promise<boolean> {
  try {
    await deleteDraft(id);
    return true;
  } catch (error) {
    if (error instanceof Refused && (error.status === 404 || error.status === 409)) return false;
    throw error;
  }
}
