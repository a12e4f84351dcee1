import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "~/ui/button";

type Props = { done: string; onClear?: () => void; onClose: () => void; children: ReactNode };

/** The filters on a small screen: a sheet from below, over the list that they change. */
export function FilterSheet({ done, onClear, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = box.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[88dvh] w-full max-w-none animate-scale-in flex-col overflow-hidden rounded-t-3xl bg-white text-char-900 shadow-lift backdrop:bg-ocean-900/50 open:flex"
    >
      <div className="flex items-center justify-between gap-3 border-b border-warm-200 px-5 py-3">
        <h2 id={id} className="text-xl">
          Filters
        </h2>
        <div className="flex items-center gap-1">
          {onClear && (
            <button type="button" className="link min-h-11 px-2" onClick={onClear}>
              Clear all
            </button>
          )}
          <button
            type="button"
            onClick={onClose}
            className="-mr-2 grid size-11 place-items-center rounded-lg hover:bg-warm-100"
          >
            <X className="size-6" aria-hidden="true" />
            <span className="sr-only">Close filters</span>
          </button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
      <div className="border-t border-warm-200 p-4">
        <Button tone="sage" large className="w-full" onClick={onClose}>
          {done}
        </Button>
      </div>
    </dialog>
  );
}
