import { useQuery } from "@tanstack/react-query";
import { Empty, Skeleton } from "~/ui/card";
import { TryAgain } from "~/ui/try-again";
import { DocumentRow } from "./document-row";
import { documents } from "./queries";

type Props = {
  /** The names of what rests on each document, by its id. */
  uses: Record<string, string[]>;
};

/** Everything a worker uploaded, newest first. */
export function DocumentList({ uses }: Props) {
  const { data: found, error, refetch } = useQuery(documents);
  if (error && !found) return <TryAgain error={error} onRetry={refetch} />;
  if (!found) return <Skeleton shape="h-32" />;
  if (found.length === 0)
    return (
      <Empty title="No documents yet">
        <p>Each check above says what to upload. What you upload stays private.</p>
      </Empty>
    );
  return (
    <ul className="grid gap-3">
      {found.map((document) => (
        <DocumentRow key={document.id} document={document} uses={uses[document.id] ?? []} />
      ))}
    </ul>
  );
}
