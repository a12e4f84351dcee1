import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { day } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Page } from "~/ui/page";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";
import { blocks, favourites, type KnownHome, unblock, unlike } from "./homes";
import { nameOf } from "./place";

/** `/my-homes`: the homes a worker likes, and those they keep away from. */
export function Component() {
  return (
    <Page title="Your care homes" lead="Homes you like, and homes you keep away from." narrow>
      <div className="space-y-6">
        <Favourites />
        <KeptAway />
        <p className="text-char-700">
          You add a home to either list from one of its shifts. No home sees your lists.
        </p>
      </div>
    </Page>
  );
}

function Favourites() {
  const [asked, setAsked] = useState<KnownHome | null>(null);
  return (
    <Homes
      title="Favourites"
      of={favourites}
      none="None yet. Press the heart on a shift of a home you like."
      act="Remove"
      since="Since"
      onAct={setAsked}
    >
      {(gone) =>
        asked && (
          <Confirm
            title={`Remove ${nameOf(asked)} from your favourites?`}
            act="Remove this favourite"
            tone="sage"
            onAct={async () => {
              await unlike(asked.id);
              await gone(`${nameOf(asked)} is no longer a favourite.`);
            }}
            onClose={() => setAsked(null)}
          >
            <p>You still see its shifts. You can make it a favourite again from any of them.</p>
          </Confirm>
        )
      }
    </Homes>
  );
}

function KeptAway() {
  const [asked, setAsked] = useState<KnownHome | null>(null);
  return (
    <Homes
      title="Homes you keep away from"
      of={blocks}
      none="None. A home on this list cannot book you, and is not told why."
      act="Take off the list"
      since="Kept away since"
      onAct={setAsked}
    >
      {(gone) =>
        asked && (
          <Confirm
            title={`Work at ${nameOf(asked)} again?`}
            act="Take it off my list"
            tone="sage"
            onAct={async () => {
              await unblock(asked.id);
              await gone(`You can work at ${nameOf(asked)} again.`);
            }}
            onClose={() => setAsked(null)}
          >
            <p>Then you can apply for its shifts again. The home is not told of this.</p>
          </Confirm>
        )
      }
    </Homes>
  );
}

type HomesProps = {
  title: string;
  of: typeof favourites | typeof blocks;
  none: string;
  act: string;
  since: string;
  onAct: (home: KnownHome) => void;
  children: (gone: (said: string) => Promise<void>) => React.ReactNode;
};

function Homes({ title, of, none, act, since, onAct, children }: HomesProps) {
  const queries = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery(of);
  const gone = async (said: string) => {
    await queries.invalidateQueries(of);
    void queries.invalidateQueries({ queryKey: ["shifts"] });
    toast(said);
    list.current?.focus();
  };
  return (
    <Card title={title}>
      <div ref={list} tabIndex={-1}>
        {error && !data && <TryAgain error={error} onRetry={refetch} />}
        {!error && !data && <Skeleton shape="h-16" />}
        {data?.length === 0 && <p className="text-char-700">{none}</p>}
        {data && data.length > 0 && (
          <ul className="divide-y divide-warm-200">
            {data.map((home) => (
              <li key={home.id} className="flex flex-wrap items-center gap-3 py-4 first:pt-0">
                <div className="min-w-0 grow basis-48">
                  <p className="font-semibold">{nameOf(home)}</p>
                  <p className="text-[0.9375rem] text-char-700">
                    {home.city && `${home.city}. `}
                    {since} {day(home.since)}
                  </p>
                </div>
                <Button tone="ghost" onClick={() => onAct(home)}>
                  {act}
                  <span className="sr-only">: {nameOf(home)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {children(gone)}
    </Card>
  );
}
