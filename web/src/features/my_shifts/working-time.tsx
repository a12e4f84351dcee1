import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, data, type Schema } from "~/api/client";
import { addDays, today } from "~/lib/london";
import { day } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Notice } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";

type Agreement = Schema["WorkingTime"];

/** What the worker has agreed to about long hours. */
const agreement = queryOptions({
  queryKey: ["worker", "working-time"],
  queryFn: ({ signal }) =>
    data(api.GET("/api/worker/working-time", { signal })) as Promise<Agreement>,
});

/** The agreement on long weeks: what the law says, where it stands, and both ways to change it. */
export function WorkingTime() {
  const { data: now, error, refetch } = useQuery(agreement);
  return (
    <Card title="Your working hours">
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(now)} className="mb-4" />}
      {!now && !error && <Skeleton shape="h-40" />}
      {now && <Standing now={now} />}
    </Card>
  );
}

function Standing({ now }: { now: Agreement }) {
  const [asking, setAsking] = useState(false);
  const limit = `${now.weekly_hours} hours a week`;
  const { title, text } = said(now, limit);
  return (
    <>
      <p className="text-char-700">
        By law nobody has to work more than {limit}, on average over {now.weeks} weeks. Vicarity
        does not book you over that, unless you agree to longer weeks. Agreeing is your own choice,
        and nobody may treat you worse for not doing so.
      </p>
      <Notice kind={now.opted_out ? "information" : "done"} title={title} className="mt-4">
        {text}
      </Notice>
      {(!now.opted_out || !now.opted_out_until) && (
        <Button tone="ghost" className="mt-4 max-sm:w-full" onClick={() => setAsking(true)}>
          {now.opted_out ? "Take my agreement back" : "Agree to longer weeks"}
        </Button>
      )}
      {now.opted_out && now.opted_out_until && <AgreeAgain />}
      {asking && <Ask now={now} limit={limit} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Where the agreement stands today, dated. */
function said(now: Agreement, limit: string) {
  if (!now.opted_out)
    return { title: `You keep to ${limit}`, text: "This is what everybody starts with." };
  const since = now.opted_out_from ? ` on ${day(now.opted_out_from)}` : "";
  if (!now.opted_out_until)
    return {
      title: "You agreed to longer weeks",
      text: `You agreed${since}. You can take it back at any time.`,
    };
  return {
    title: `Your agreement ends on ${day(now.opted_out_until)}`,
    text: `You took it back. From the day after you keep to ${limit} again.`,
  };
}

function useChange() {
  const queries = useQueryClient();
  return async (opted_out: boolean) => {
    const after = await data(api.PUT("/api/worker/working-time", { body: { opted_out } }));
    queries.setQueryData(agreement.queryKey, after as Agreement);
    void queries.invalidateQueries({ queryKey: ["shifts"] });
    toast(opted_out ? "You agreed to longer weeks." : "Your agreement is taken back.");
  };
}

/** Notice was given, and the worker thinks better of it. */
function AgreeAgain() {
  const change = useChange();
  const [busy, setBusy] = useState(false);
  const again = () => {
    setBusy(true);
    change(true)
      .catch((error: Error) => toast(error.message, "problem"))
      .finally(() => setBusy(false));
  };
  return (
    <Button tone="ghost" busy={busy} className="mt-4 max-sm:w-full" onClick={again}>
      Keep my agreement after all
    </Button>
  );
}

type AskProps = { now: Agreement; limit: string; onClose: () => void };

function Ask({ now, limit, onClose }: AskProps) {
  const change = useChange();
  if (now.opted_out)
    return (
      <Confirm
        title="Take your agreement back?"
        act="Take my agreement back"
        tone="sage"
        onAct={() => change(false)}
        onClose={onClose}
      >
        <p>
          It holds for {now.notice_days} more days, until {day(addDays(today(), now.notice_days))}.
          After that Vicarity does not book you over {limit} on average.
        </p>
        <p>Shifts you are booked for stay yours. You can cancel any that are too much.</p>
      </Confirm>
    );
  return (
    <Confirm
      title={`Agree to more than ${limit}?`}
      act="I agree to longer weeks"
      tone="sage"
      onAct={() => change(true)}
      onClose={onClose}
    >
      <p>
        From today, {day(today())}, you can be booked for more than {limit}, on average over{" "}
        {now.weeks} weeks. You still get 11 hours of rest between shifts.
      </p>
      <p>
        You can take it back whenever you like: it ends {now.notice_days} days after you say so. We
        keep the dates on record.
      </p>
    </Confirm>
  );
}
