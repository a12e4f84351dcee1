import { Button } from "~/ui/button";
import { useOnline } from "~/ui/offline-bar";
import { Plain } from "./plain";

/** The app opened, and the server cannot be asked who is there. Goes on by itself. */
export function Away({ why, onRetry }: { why: Error; onRetry: () => void }) {
  const online = useOnline();
  return (
    <Plain
      title={online ? "We cannot reach Vicarity" : "You are offline"}
      lead={
        online
          ? why.message
          : "What you saved is safe with us. This page opens as soon as you have a connection."
      }
    >
      <Button onClick={onRetry}>Try again</Button>
    </Plain>
  );
}
