import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { classes } from "~/lib/classes";

type Action = { label: string; press: () => void };
type Toast = { id: number; kind: keyof typeof ICONS; text: string; action?: Action };

const ICONS = { done: CircleCheck, problem: CircleAlert, news: Info };

/** How long good news stays, in milliseconds. Everything else stays until it is closed. */
const STAYS = 6000;

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]) {
  shown = next;
  for (const listener of listeners) listener();
}

const close = (id: number) => show(shown.filter((one) => one.id !== id));

/** Tell that something has just happened: `toast("Saved")`. */
export function toast(text: string, kind: Toast["kind"] = "done", action?: Action) {
  last += 1;
  const id = last;
  show([...shown.filter((one) => one.text !== text), { id, kind, text, action }]);
  if (kind === "done") setTimeout(() => close(id), STAYS);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where toasts appear. Always there, so that screen readers hear what is put into it. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2"
    >
      {toasts.map((one) => (
        <OneToast key={one.id} {...one} />
      ))}
    </div>
  );
}

function OneToast({ id, kind, text, action }: Toast) {
  const Icon = ICONS[kind];
  return (
    <div
      className={classes(
        "on-dark pointer-events-auto flex w-full max-w-md animate-scale-in items-center gap-3 rounded-2xl py-2 pr-2 pl-4 text-white shadow-lift",
        kind === "problem" ? "bg-err" : "bg-ocean-900",
      )}
    >
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      <p className="grow py-2">
        {kind === "problem" && <span className="sr-only">Problem: </span>}
        {text}
      </p>
      {action && (
        <button
          type="button"
          onClick={action.press}
          className="min-h-11 shrink-0 rounded-xl px-3 font-semibold underline underline-offset-4 hover:bg-white/10"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        onClick={() => close(id)}
        className="grid size-11 shrink-0 place-items-center rounded-xl hover:bg-white/10"
      >
        <X className="size-5" aria-hidden="true" />
        <span className="sr-only">Close this message</span>
      </button>
    </div>
  );
}
