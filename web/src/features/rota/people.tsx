import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { PersonRow, RowAction } from "~/features/care_home/person-row";
import { dayOf, dayShort } from "~/lib/london";
import { day, many } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card, Empty, Skeleton } from "~/ui/card";
import { Pill } from "~/ui/notice";
import { Page } from "~/ui/page";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";
import { Favourite } from "./applicants";
import { AskReason } from "./ask-reason";
import { blocks, type Colleague, type Known, likes, lookAgain, people } from "./data";
import * as deeds from "./deeds";

type Person = { id: string; name: string };
type Block = (person: Person) => void;

/** `/care-home/people`: who has worked here, whom the home likes, and whom it does not book. */
export function Component() {
  const [blocking, setBlocking] = useState<Person | null>(null);
  return (
    <Page title="People" lead="Care workers who know your home.">
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <WorkedHere onBlock={setBlocking} />
        <div className="grid gap-6">
          <Favourites />
          <Blocked />
        </div>
      </div>
      {blocking && <DoNotBook person={blocking} onClose={() => setBlocking(null)} />}
    </Page>
  );
}

/** Do it, say so, and look again; what keeps us from it is said as well. */
async function done(deed: Promise<unknown>, said: string) {
  try {
    await deed;
    toast(said);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error), "problem");
  }
  await lookAgain();
}

function WorkedHere({ onBlock }: { onBlock: Block }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(people);
  if (!data)
    return error ? <TryAgain error={error} onRetry={refetch} /> : <Skeleton shape="h-96" />;
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0)
    return (
      <Empty title="Nobody has worked here yet">
        <p>Once somebody is booked, you find them here, and can make them a favourite.</p>
      </Empty>
    );
  return (
    <Card title="Booked at your home">
      {error && <TryAgain error={error} onRetry={refetch} stale className="mb-5" />}
      <ul className="divide-y divide-warm-200">
        {found.map((person) => (
          <OneColleague key={person.id} person={person} onBlock={onBlock} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          tone="ghost"
          className="mt-5"
          busy={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          Show more people
        </Button>
      )}
    </Card>
  );
}

/** `4 shifts worked, 1 missed`. */
function record({ completed, missed }: Colleague) {
  const worked = completed ? `${many(completed, "shift")} worked` : "No shift worked yet";
  return missed ? `${worked}, ${missed} missed` : worked;
}

const latest = ({ last_at }: Colleague) => {
  const ahead = Date.parse(last_at) > Date.now();
  return ahead ? `Booked until ${dayShort(dayOf(last_at))}` : `Last on ${day(last_at)}`;
};

function OneColleague({ person, onBlock }: { person: Colleague; onBlock: Block }) {
  const { id, name, favourite, blocked } = person;
  return (
    <PersonRow
      name={name}
      mark={
        <>
          {favourite && <Favourite />}
          {blocked && <Pill kind="attention">Not booked any more</Pill>}
        </>
      }
      lines={[record(person), latest(person)]}
      actions={
        <>
          {favourite ? (
            <RowAction whom={name} onClick={() => done(deeds.unlike(id), FORGOTTEN)}>
              Take off favourites
            </RowAction>
          ) : (
            <RowAction
              whom={name}
              onClick={() => done(deeds.like(id), `${name} is a favourite now.`)}
            >
              Make a favourite
            </RowAction>
          )}
          {!blocked && (
            <RowAction whom={name} onClick={() => onBlock(person)}>
              Do not book
            </RowAction>
          )}
        </>
      }
    />
  );
}

const FORGOTTEN = "Taken off your favourites.";

type ListProps = {
  title: string;
  text: string;
  items: Known[] | undefined;
  error: Error | null;
  onRetry: () => void;
  act: (person: Known) => ReactNode;
};

function ShortList({ title, text, items, error, onRetry, act }: ListProps) {
  return (
    <Card title={title}>
      <p className="-mt-2 text-[0.9375rem] text-char-700">{text}</p>
      {error && (
        <TryAgain error={error} onRetry={onRetry} stale={Boolean(items)} className="mt-3" />
      )}
      {!items && !error && <Skeleton shape="h-20 mt-3" />}
      {items?.length === 0 && <p className="mt-3">Nobody yet.</p>}
      {items && items.length > 0 && (
        <ul className="mt-4 divide-y divide-warm-200">
          {items.map((person) => (
            <PersonRow
              key={person.id}
              name={person.name}
              lines={[`Since ${day(person.since)}`]}
              actions={act(person)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Favourites() {
  const { data, error, refetch } = useQuery(likes);
  return (
    <ShortList
      title="Favourites"
      text="They stand first when they apply. They are not told."
      items={data?.items}
      error={error}
      onRetry={refetch}
      act={({ id, name }) => (
        <RowAction whom={name} onClick={() => done(deeds.unlike(id), FORGOTTEN)}>
          Take off
        </RowAction>
      )}
    />
  );
}

function Blocked() {
  const { data, error, refetch } = useQuery(blocks);
  return (
    <ShortList
      title="Not booked any more"
      text="They cannot apply for your shifts, and are not told who decided that."
      items={data?.items}
      error={error}
      onRetry={refetch}
      act={({ id, name }) => (
        <RowAction whom={name} onClick={() => done(deeds.unblock(id), `${name} may apply again.`)}>
          Let apply again
        </RowAction>
      )}
    />
  );
}

function DoNotBook({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  return (
    <AskReason
      title={`Do not book ${name} any more?`}
      label="Why (optional)"
      hint="Only Vicarity’s staff read this."
      act={`Do not book ${name}`}
      onSend={async (reason) => {
        await deeds.block(id, reason);
        toast(`${name} cannot apply for your shifts any more.`);
        await lookAgain();
      }}
      onClose={onClose}
    >
      <p>
        They cannot apply for your shifts. They are not told who decided that. A booking they have
        stays: cancel it if you do not want it.
      </p>
      <p>If somebody was harmed or in danger, write to us as well: this alone raises no concern.</p>
    </AskReason>
  );
}
