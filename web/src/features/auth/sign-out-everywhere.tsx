import { useState } from "react";
import { signOutEverywhere } from "~/app/use-session";
import { Button } from "~/ui/button";
import { toast } from "~/ui/toast";

/** For a phone that was lost or lent: ends every session, this one included. */
export function SignOutEverywhere() {
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    try {
      await signOutEverywhere();
      toast("You are signed out on every device.");
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), "problem");
      setBusy(false);
    }
  };
  return (
    <Button tone="ghost" busy={busy} onClick={leave}>
      Sign out on every device
    </Button>
  );
}
