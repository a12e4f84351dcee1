import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { api, data } from "~/api/client";
import {
  accept,
  currentStatus,
  endThere,
  leave,
  look,
  type Status,
  subscribe,
} from "~/api/session";
import { type Me, queries } from "./queries";

/** Where the sign-in stands; the page is drawn again when that changes. */
export const useSession = (): Status =>
  useSyncExternalStore(subscribe, currentStatus, () => "unknown");

/** Find out who is signed in; `kept` is what keeps us from it, such as no connection. */
export function useLook() {
  const [kept, setKept] = useState<Error | null>(null);
  const ask = useCallback(() => look().then(setKept), []);
  useEffect(() => {
    void ask();
    addEventListener("online", ask);
    return () => removeEventListener("online", ask);
  }, [ask]);
  return { kept, ask };
}

/** Sign in; the refresh token goes into the cookie. */
export async function signIn(email: string, password: string) {
  const granted = await data(
    api.POST("/api/auth/login", { body: { email, password, token_delivery: "cookie" } }),
  );
  const known = queries.getQueryData<Me>(["me"])?.id;
  // Whoever carries on after a session ended keeps the page as it is; a stranger sees none of it.
  if (known === granted?.user_id) void queries.invalidateQueries();
  else queries.removeQueries();
  accept(granted as typeof granted & { access_token: string });
  return granted as NonNullable<typeof granted>;
}

/** Sign out on every device. */
export async function signOutEverywhere() {
  await api.POST("/api/auth/logout-everywhere");
  leave();
  queries.clear();
}

/** Sign out here, in the other tabs and on the server. */
export async function signOut() {
  await endThere().catch(() => {}); // without a server, forget all the same, and end it later
  leave();
  queries.clear();
}
