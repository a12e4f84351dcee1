import { useEffect } from "react";
import { useBlocker } from "react-router";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** Warns before a page is left on which something was typed and not saved. */
export function Unsaved({ when }: { when: boolean }) {
  const blocked = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [when]);
  if (blocked.state !== "blocked") return null;
  return (
    <Dialog title="Leave without saving?" onClose={() => blocked.reset()}>
      <p>What you changed on this page is not saved yet.</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={() => blocked.reset()}>Stay on this page</Button>
        <Button tone="ghost" onClick={() => blocked.proceed()}>
          Leave without saving
        </Button>
      </div>
    </Dialog>
  );
}
