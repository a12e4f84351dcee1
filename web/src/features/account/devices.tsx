import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { SignOutEverywhere } from "~/features/auth/sign-out-everywhere";
import { Button } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { DeviceRow } from "./device-row";
import { devices, inOrder } from "./queries";

/** Where somebody is signed in, and the way out of each place. */
export function Devices() {
  return (
    <Card title="Where you are signed in">
      <List />
      <div className="mt-2 border-t border-warm-200 pt-5">
        <p className="mb-3 text-char-700">
          Lost a phone, or used one that is not yours? Sign out everywhere at once, here too.
        </p>
        <SignOutEverywhere />
      </div>
    </Card>
  );
}

function List() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(devices);
  const list = useRef<HTMLUListElement>(null);
  if (!data && error) return <TryAgain error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="h-24" />;
  const found = inOrder(data.pages.flatMap((part) => part?.items ?? []));
  return (
    <>
      <ul ref={list} tabIndex={-1} aria-label="Devices" className="divide-y divide-warm-200">
        {found.map((device) => (
          <DeviceRow key={device.id} device={device} onGone={() => list.current?.focus()} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          tone="ghost"
          busy={isFetchingNextPage}
          className="mt-4"
          onClick={() => fetchNextPage()}
        >
          Show more devices
        </Button>
      )}
    </>
  );
}
