import { KeptShifts } from "~/features/my_shifts/kept-shifts";
import { Button } from "~/ui/button";
import { useOnline } from "~/ui/offline-bar";
import { Plain } from "./plain";

/**
 * The app opened, and the server cannot be asked who is there. Goes on by itself; until then the
 * next shifts are shown to whoever's browser keeps them.
 */
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
      <div className="w-full pt-6">
        <KeptShifts />
      </div>
    </Plain>
  );
}
