import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { queries } from "~/app/queries";
import { changeProfile, type Profile, type ProfileChange, profile as query } from "../profile";
import { type Autosave, autosave } from "./autosave";
import { keptDraft } from "./kept";

export const WizardContext = createContext<Autosave | null>(null);

/** The answers, where they stand, and what saves them. */
export function useWizard() {
  const saving = useContext(WizardContext);
  if (!saving) throw new Error("This page stands outside the wizard");
  return { saving, ...useSyncExternalStore(saving.subscribe, saving.current) };
}

/** Save the answers of one account for as long as its wizard is open. */
export function useAutosave(profile: Profile): Autosave {
  const [saving] = useState(() =>
    autosave({
      ...keptDraft(profile.user_id),
      profile,
      send: (body) => changeProfile(body as ProfileChange),
      look: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    }),
  );
  useEffect(() => saving.meet(profile), [saving, profile]);
  useEffect(() => {
    saving.start();
    addEventListener("online", saving.retry);
    return () => {
      removeEventListener("online", saving.retry);
      saving.stop();
    };
  }, [saving]);
  return saving;
}
