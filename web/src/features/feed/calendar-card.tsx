import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFocusKept } from "~/lib/focus";
import { day } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";
import { HowToAdd } from "./how-to-add";
import { NewLink } from "./new-link";
import { type CalendarLink, calendarLink, endLink, makeLink } from "./queries";

/** A worker's shifts in the calendar they already use. */
export function CalendarCard() {
  const { data, error, refetch } = useQuery(calendarLink);
  return (
    <Card title="Your shifts in your own calendar">
      {data ? (
        <Link state={data} />
      ) : error ? (
        <TryAgain error={error} onRetry={refetch} />
      ) : (
        <Skeleton shape="h-32" />
      )}
    </Card>
  );
}

function Link({ state }: { state: CalendarLink }) {
  const [url, setUrl] = useState("");
  const kept = useFocusKept<HTMLDivElement>(`${state.active}${url}`);
  return (
    <div {...kept} className="space-y-4">
      <p className="text-char-700">
        See your shifts in Google Calendar, Apple Calendar or Outlook. A link keeps them up to date:
        booked, applied for and cancelled ones. Your pay is not in it.
      </p>
      {url && state.active && <NewLink url={url} />}
      {state.active ? <Standing state={state} shown={Boolean(url)} onUrl={setUrl} /> : null}
      {!state.active && <First onUrl={setUrl} />}
    </div>
  );
}

type UrlProps = { onUrl: (url: string) => void };

function First({ onUrl }: UrlProps) {
  const [busy, setBusy] = useState(false);
  const make = () => {
    setBusy(true);
    makeLink()
      .then(onUrl, (error: Error) => toast(error.message, "problem"))
      .finally(() => setBusy(false));
  };
  return (
    <Button tone="ghost" busy={busy} onClick={make}>
      Make my calendar link
    </Button>
  );
}

/** There is a link that works: since when, and what can be done about it. */
function Standing({ state, shown, onUrl }: UrlProps & { state: CalendarLink; shown: boolean }) {
  const [asked, setAsked] = useState<"new" | "off" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      {!shown && (
        <p className="flex flex-wrap items-center gap-2">
          <Pill kind="done">On</Pill>
          {state.made_at && <span>Your link has worked since {day(state.made_at)}.</span>}
        </p>
      )}
      <HowToAdd />
      <div className="flex flex-wrap gap-3">
        <Button tone="ghost" onClick={() => setAsked("new")}>
          Make a new link
        </Button>
        <Button tone="ghost" onClick={() => setAsked("off")}>
          Turn the link off
        </Button>
      </div>
      <p className="text-[0.9375rem] text-char-600">
        Signing out on every device, or setting a new password because you forgot it, turns the link
        off too.
      </p>
      {asked === "new" && (
        <Confirm
          title="Make a new calendar link?"
          act="Make a new link"
          onAct={async () => onUrl(await makeLink())}
          onClose={close}
        >
          <p>The link you have now stops working. Calendars that use it need the new one.</p>
        </Confirm>
      )}
      {asked === "off" && (
        <Confirm
          title="Turn your calendar link off?"
          act="Turn it off"
          onAct={async () => {
            await endLink();
            onUrl("");
            toast("Your calendar link is off.");
          }}
          onClose={close}
        >
          <p>Calendars that use it stop showing new shifts. Your bookings stay as they are.</p>
        </Confirm>
      )}
    </>
  );
}
