import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Says that the connection is gone, for as long as it is. */
export function OfflineBar() {
  const online = useOnline();
  return (
    <div role="status" className="no-print">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-alert-bg px-4 py-2 text-[0.9375rem] font-semibold text-alert">
          <WifiOff className="size-5 shrink-0" aria-hidden="true" />
          You are offline. What you type is kept here and sent when you are back.
        </p>
      )}
    </div>
  );
}
