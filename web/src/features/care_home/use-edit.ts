import { useState } from "react";
import { useForm } from "~/lib/form";
import { useQuestion } from "~/lib/question";
import { bodyOf, changedElsewhere, changedIn, problemsIn } from "./changes";
import { checked, type Member, type Values, valuesOf } from "./members";
import { type Home, newestHome, saveHome } from "./queries";

/** What may have to be asked before answers are saved. */
export type Doubt = { about: "recheck" | "changed"; members: Member[]; newest: Home };

export type Reply = "save" | "theirs" | "back";

/** The home as it was last saved here and before that, and when. */
type Saved = { home: Home; before: Home; at: Date | null };

const some = (values: Values, members: readonly Member[]) =>
  Object.fromEntries(members.map((member) => [member, values[member]])) as Partial<Values>;

/** The form of a home's profile: sends what was changed, and asks first where that costs something. */
export function useEdit(home: Home) {
  const [saved, setSaved] = useState<Saved>({ home, before: home, at: null });
  const { asked, ask } = useQuestion<Doubt, Reply>();

  /** Ask which answers to keep where somebody else has changed the same ones. */
  async function mine(changed: Member[], values: Values, newest: Home): Promise<Member[] | null> {
    const members = changedElsewhere(changed, saved.home, newest, values);
    if (members.length === 0) return changed;
    const reply = await ask({ about: "changed", members, newest });
    if (reply === "back") return null;
    if (reply === "save") return changed;
    form.set(some(valuesOf(newest), members));
    return changed.filter((member) => !members.includes(member));
  }

  /** Ask before a verified home loses its check. */
  async function agreed(changed: Member[], newest: Home): Promise<boolean> {
    const members = checked(changed);
    if (newest.verification_status !== "verified" || members.length === 0) return true;
    return (await ask({ about: "recheck", members, newest })) === "save";
  }

  async function send(values: Values) {
    const newest = await newestHome();
    const changed = await mine(changedIn(values, saved.home), values, newest);
    if (!changed || !(await agreed(changed, newest))) return;
    const now = changed.length > 0 ? await saveHome(bodyOf(values, changed)) : newest;
    setSaved({ home: now, before: newest, at: new Date() });
    // As the server keeps it, unless somebody has typed on meanwhile.
    form.set((typed) =>
      some(
        valuesOf(now),
        changed.filter((member) => typed[member] === values[member]),
      ),
    );
  }

  const form = useForm<Values>({ initial: valuesOf(home), check: problemsIn, send });
  const unsaved = changedIn(form.values, saved.home).length > 0;
  return { form, saved, unsaved, asked };
}
