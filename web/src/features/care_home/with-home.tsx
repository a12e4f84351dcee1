import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useMe } from "~/app/queries";
import { time } from "~/lib/words";
import { Button } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { type Home, home } from "./queries";

/** Whether whoever is signed in may change the home and send it for review. */
export const useMayChange = () => useMe().data?.role === "care_home_admin";

type Props = {
  /** The page's title until the home is there. */
  title: string;
  /** `old` says that the server could not be asked again, and from when this is. */
  children: (home: Home, old: ReactNode) => ReactNode;
};

/** The home a page is about: still on its way, not to be had, or here. */
export function WithHome({ title, children }: Props) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(home);
  if (data) {
    const from = `We could not ask again. This is how it was at ${time(new Date(dataUpdatedAt))}.`;
    const old = error && (
      <Notice kind="attention" title={from} className="mb-6">
        <Button tone="ghost" className="mt-3" onClick={() => refetch()}>
          Try again
        </Button>
      </Notice>
    );
    return children(data, old);
  }
  return (
    <Page title={title} failed={Boolean(error)}>
      {error ? <TryAgain error={error} onRetry={refetch} /> : <Skeleton shape="h-80" />}
    </Page>
  );
}
