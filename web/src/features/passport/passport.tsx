import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DocumentList } from "~/features/documents/document-list";
import { type Profile, profile } from "~/features/worker/profile";
import { Empty, Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Segments } from "~/ui/segments";
import { TryAgain } from "~/ui/try-again";
import { CheckCard } from "./check-card";
import { IdentityCard } from "./identity-card";
import { Printed } from "./printed";
import { type Compliance, compliance } from "./queries";
import { SHOWN, type Shown, shown, summary } from "./standing";

/** `/passport`: every check of a worker, where it stands and what mends it. */
export function Component() {
  const checks = useQuery(compliance);
  const own = useQuery(profile);
  const error = checks.error ?? own.error;
  const again = () => Promise.all([checks.refetch(), own.refetch()]);
  return (
    <Page title="Your passport" lead="Every check care homes ask for, and who acts next.">
      {error && (
        <TryAgain
          error={error}
          onRetry={again}
          stale={Boolean(checks.data && own.data)}
          className="no-print mb-6"
        />
      )}
      {checks.data && own.data ? (
        <Passport found={checks.data} worker={own.data} />
      ) : (
        !error && <Waiting />
      )}
    </Page>
  );
}

const COLUMNS = "grid items-start gap-6 lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-8";

function Waiting() {
  return (
    <div className={COLUMNS}>
      <Skeleton shape="h-80" />
      <Skeleton shape="h-[40rem]" />
    </div>
  );
}

function Passport({ found, worker }: { found: Compliance; worker: Profile }) {
  const { kind, title, text } = summary(found);
  return (
    <>
      <div className={`${COLUMNS} print:hidden`}>
        <div className="lg:sticky lg:top-24">
          <IdentityCard found={found} worker={worker} />
        </div>
        <div className="min-w-0">
          <Notice kind={kind} title={title}>
            {text}
          </Notice>
          <Checks found={found} />
          <h2 className="mt-12 mb-4 text-2xl">Your documents</h2>
          <DocumentList uses={usesOf(found)} />
        </div>
      </div>
      <Printed found={found} worker={worker} />
    </>
  );
}

function Checks({ found }: { found: Compliance }) {
  const [which, setWhich] = useState<Shown>("all");
  const listed = shown(found.items, which);
  const options = (Object.keys(SHOWN) as Shown[]).map((value) => ({
    value,
    label: SHOWN[value].label,
    count: shown(found.items, value).length,
  }));
  return (
    <section aria-labelledby="checks" className="mt-8">
      <h2 id="checks" className="mb-4 text-2xl">
        Your checks
      </h2>
      <Segments label="Show" options={options} value={which} onChange={setWhich} />
      <p role="status" className="sr-only">
        {SHOWN[which].label}: {listed.length}
      </p>
      {listed.length === 0 ? (
        <div className="mt-4">
          <Empty title={SHOWN[which].none} />
        </div>
      ) : (
        <ul className="mt-4 grid gap-4">
          {listed.map((item, index) => (
            <CheckCard key={item.code} item={item} main={index === 0} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which checks rest on which document. */
function usesOf({ items }: Compliance) {
  const uses: Record<string, string[]> = {};
  for (const { document_id, name } of items)
    if (document_id) uses[document_id] = [...(uses[document_id] ?? []), name];
  return uses;
}
