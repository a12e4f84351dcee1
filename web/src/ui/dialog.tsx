import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  title: string;
  children: ReactNode;
  /** Called when it should go: Escape or Close. Leave it out for one that must be answered. */
  onClose?: () => void;
};

/** Something to answer before going on: the browser keeps focus inside, and gives it back. */
export function Dialog({ title, children, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = box.current;
    opened?.showModal();
    return () => {
      opened?.close();
      // what opened it may be gone by now, and focus with it
      if (document.activeElement === document.body) document.getElementById("main")?.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      className="m-auto max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] animate-scale-in overflow-y-auto rounded-3xl bg-white p-6 text-char-900 shadow-lift backdrop:bg-ocean-900/50 sm:p-8"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {onClose && (
          <button
            type="button"
            onClick={onClose}
            className="-mt-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-lg hover:bg-warm-100"
          >
            <X className="size-6" aria-hidden="true" />
            <span className="sr-only">Close</span>
          </button>
        )}
      </div>
      <div className="mt-4">{children}</div>
    </dialog>
  );
}
