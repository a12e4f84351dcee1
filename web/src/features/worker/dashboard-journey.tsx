import type { ReactNode } from "react";
import type { Me } from "~/app/queries";
import type { Compliance } from "~/features/passport/queries";
import { mandatory } from "~/features/passport/standing";
import { classes } from "~/lib/classes";
import { Card } from "~/ui/card";
import { Tick } from "~/ui/icon";
import type { Profile } from "./profile";

type Props = { account: Me; worker: Profile; found: Compliance };

/** The way to the first shift: what is done, and what comes next. */
export function Journey({ account, worker, found }: Props) {
  const percent = worker.profile_completion_percentage;
  const { met, of } = mandatory(found);
  return (
    <Card title="Where you stand">
      <ol className="grid gap-4">
        <Stage name="Email address confirmed" done={account.email_verified}>
          {account.email}
        </Stage>
        <Stage name="Profile complete" done={percent === 100}>
          {percent}% complete
        </Stage>
        <Stage name="Mandatory checks done" done={found.is_compliant}>
          {met} of {of}
        </Stage>
        <Stage name="Job board open" done={percent === 100}>
          {percent === 100
            ? "You can look for shifts and apply."
            : "It opens when your profile is complete."}
        </Stage>
      </ol>
    </Card>
  );
}

function Stage({ name, done, children }: { name: string; done: boolean; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className={classes(
          "mt-0.5 grid size-6 shrink-0 place-items-center rounded-full",
          done ? "bg-ok text-white" : "ring-[1.5px] ring-warm-500 ring-inset",
        )}
      >
        {done && <Tick className="size-4" />}
      </span>
      <div className="min-w-0">
        <p className="font-semibold">
          {name}
          <span className="sr-only">{done ? ": yes" : ": not yet"}</span>
        </p>
        <p className="text-[0.9375rem] break-words text-char-600">{children}</p>
      </div>
    </li>
  );
}
