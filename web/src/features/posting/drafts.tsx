import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WithHome } from "~/features/care_home/with-home";
import { Button, ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { DraftList } from "./draft-list";
import { Places } from "./places";
import { drafts } from "./queries";
import { Unverified } from "./unverified";
import { useDrafts } from "./use-drafts";

/** `/care-home/drafts`: what waits to be published. */
export function Component() {
  return (
    <WithHome title="Drafts">
      {(home, old) => <Drafts old={old} verified={home.verification_status === "verified"} />}
    </WithHome>
  );
}

function Drafts({ old, verified }: { old: ReactNode; verified: boolean }) {
  const { data, error, refetch, ...parts } = useInfiniteQuery(drafts);
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  const acts = useDrafts(shown);
  const { problems, attempt } = acts;
  return (
    <Page
      title="Drafts"
      failed={Object.keys(problems).length > 0}
      above={<ErrorSummary problems={problems} attempt={attempt} />}
      lead="Shifts that only your home sees. Publish them when you are ready."
    >
      {old}
      <Places />
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(data)} className="mb-6" />}
      {!error && !data && <Skeleton shape="h-80" />}
      {data && shown.length === 0 && <None />}
      {shown.length > 0 && (
        <>
          {!verified && <Unverified className="mb-6" />}
          <DraftList drafts={shown} acts={acts} verified={verified} more={parts.hasNextPage} />
          {parts.hasNextPage && (
            <Button
              tone="ghost"
              className="mt-4"
              busy={parts.isFetchingNextPage}
              onClick={() => parts.fetchNextPage()}
            >
              Show more drafts
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

const None = () => (
  <Empty title="No drafts">
    <p>Save a shift as a draft to look it over later, or to publish many at once.</p>
    <ButtonLink to="/care-home/shifts/new" tone="terra" className="mt-4">
      Post shifts
    </ButtonLink>
  </Empty>
);
