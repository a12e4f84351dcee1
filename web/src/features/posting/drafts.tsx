import { useInfiniteQuery } from "@tanstack/react-query";
import { WithHome } from "~/features/care_home/with-home";
import { ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { DraftList } from "./draft-list";
import { Places } from "./places";
import { drafts } from "./queries";
import { Unverified } from "./unverified";

const LEAD = "Shifts that only your home sees. Publish them when you are ready.";

/** `/care-home/drafts`: what waits to be published. */
export function Component() {
  return (
    <WithHome title="Drafts">
      {(home, old) => (
        <Page title="Drafts" lead={LEAD}>
          {old}
          <Places />
          <Drafts verified={home.verification_status === "verified"} />
        </Page>
      )}
    </WithHome>
  );
}

function Drafts({ verified }: { verified: boolean }) {
  const query = useInfiniteQuery(drafts);
  const { data, error, refetch } = query;
  const shown = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(data)} className="mb-6" />}
      {!error && !data && <Skeleton shape="h-80" />}
      {shown?.length === 0 && (
        <Empty title="No drafts">
          <p>Save a shift as a draft to look it over later, or to publish many at once.</p>
          <ButtonLink to="/care-home/shifts/new" tone="terra" className="mt-4">
            Post shifts
          </ButtonLink>
        </Empty>
      )}
      {shown && shown.length > 0 && (
        <>
          {!verified && <Unverified className="mb-6" />}
          <DraftList
            drafts={shown}
            verified={verified}
            more={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => query.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
