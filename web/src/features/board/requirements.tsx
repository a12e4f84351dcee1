import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { Link } from "react-router";
import type { Schema } from "~/api/client";
import { qualificationList } from "~/features/worker/wizard/qualification-list";
import { Card, Skeleton } from "~/ui/card";
import { isOutside, wayOf } from "./mend";
import type { Shift } from "./queries";

type Reason = Schema["EligibilityReason"];

/** What a shift needs: what the worker has, what is missing, and where that is put right. */
export function Requirements({ shift }: { shift: Shift }) {
  const { data: all } = useQuery(qualificationList);
  const { reasons } = shift.eligibility;
  const missing = new Set(reasons.map(({ qualification }) => qualification));
  const needed = all?.filter(
    ({ code, is_mandatory }) => is_mandatory || shift.required_qualifications.includes(code),
  );
  const held = needed?.filter(({ code }) => !missing.has(code));
  return (
    <Card title="What you need">
      {reasons.length > 0 && (
        <ul className="divide-y divide-warm-200 border-y border-warm-200">
          {reasons.map((reason) => (
            <Missing key={reason.code + reason.qualification} reason={reason} />
          ))}
        </ul>
      )}
      {held ? (
        <ul className={reasons.length > 0 ? "mt-4 grid gap-2" : "grid gap-2"}>
          {held.map(({ code, name }) => (
            <li key={code} className="flex items-start gap-2">
              <CircleCheck className="mt-0.5 size-5 shrink-0 text-ok" aria-hidden="true" />
              <span>
                {name}
                <span className="sr-only">: you have it</span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton shape="h-32" />
      )}
    </Card>
  );
}

function Missing({ reason }: { reason: Reason }) {
  const way = wayOf(reason);
  return (
    <li className="flex items-start gap-2 py-3">
      <CircleAlert className="mt-0.5 size-5 shrink-0 text-alert" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-semibold">{reason.message}</p>
        <p className="text-char-700">{reason.mend}</p>
        {way && <WayOn {...way} />}
      </div>
    </li>
  );
}

function WayOn({ to, label }: { to: string; label: string }) {
  const look = "link inline-flex min-h-11 items-center";
  if (isOutside(to))
    return (
      <a href={to} className={look}>
        {label}
      </a>
    );
  return (
    <Link to={to} className={look}>
      {label}
    </Link>
  );
}
