import { CircleAlert, CloudOff, PencilLine } from "lucide-react";
import { classes } from "~/lib/classes";
import { time } from "~/lib/words";
import { Tick } from "~/ui/icon";
import type { Status } from "./autosave";
import { useWizard } from "./use-wizard";

const small = "size-4 shrink-0";

function shownAs(status: Status) {
  switch (status.kind) {
    case "saved":
      return { icon: <Tick className={`${small} text-ok`} />, said: `Saved ${time(status.at)}` };
    case "unfinished":
      return { icon: <PencilLine className={small} />, said: "Unfinished answers are kept here" };
    case "unreachable":
      return {
        icon: <CloudOff className={small} />,
        said: "Not saved: no connection, we keep trying",
        urgent: true,
      };
    case "stopped":
      return {
        icon: <CircleAlert className={small} />,
        said: `Not saved: ${status.why}`,
        urgent: true,
      };
    default:
      return null;
  }
}

/** Whether what was typed is saved. "Saving" is only seen: read aloud it would never end. */
export function SaveStatus() {
  const { status } = useWizard();
  const shown = shownAs(status);
  return (
    <div
      className={classes(
        "ml-auto text-[0.9375rem]",
        shown?.urgent && "max-sm:order-last max-sm:w-full max-sm:pb-3",
      )}
    >
      {status.kind === "saving" && (
        <p className="text-char-600" aria-hidden="true">
          Saving
        </p>
      )}
      <div role="status">
        {shown && (
          <p
            className={classes(
              "flex items-center gap-1.5",
              shown.urgent ? "font-semibold text-alert" : "text-char-700",
            )}
          >
            <span aria-hidden="true">{shown.icon}</span>
            {shown.said}
          </p>
        )}
      </div>
    </div>
  );
}
