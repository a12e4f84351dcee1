/** A worker's files: listed, opened, deleted. Sending one is in `~/api/documents`. */

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, data } from "~/api/client";
import type { StoredDocument } from "~/api/documents";
import { queries } from "~/app/queries";

/** The most that a page of the list holds. */
const PAGE = 100;

/** All documents, newest first: two pages at most, for nobody keeps more than 200. */
export const documents = queryOptions({
  queryKey: ["worker", "documents"],
  queryFn: async ({ signal }) => {
    const found: StoredDocument[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await part(cursor, signal);
      found.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return found;
  },
});

type Page = { items: StoredDocument[]; next_cursor: string | null };

const part = (cursor: string | null, signal: AbortSignal): Promise<Page> =>
  data(
    api.GET("/api/worker/documents", {
      params: { query: { limit: PAGE, cursor: cursor ?? undefined } },
      signal,
    }),
  );

/** What a document holds. It never becomes another, so it is fetched once. */
const content = (id: string) =>
  queryOptions({
    queryKey: ["worker", "document", id],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/worker/documents/{document_id}", {
          params: { path: { document_id: id } },
          parseAs: "blob",
          signal,
        }),
      ) as Promise<Blob>,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Have what speaks of the documents asked for again, after one came or went. */
export const documentsChanged = () =>
  Promise.all(
    ["documents", "compliance", "profile"].map((name) =>
      queries.invalidateQueries({ queryKey: ["worker", name] }),
    ),
  );

/** Delete a document; the server refuses while a verified qualification rests on it. */
export async function deleteDocument(id: string) {
  await api.DELETE("/api/worker/documents/{document_id}", {
    params: { path: { document_id: id } },
  });
  queries.removeQueries({ queryKey: content(id).queryKey });
  await documentsChanged();
}

/** Have the browser save a document under its own name. */
export async function saveDocument({ id, filename }: StoredDocument) {
  const url = URL.createObjectURL(await queries.fetchQuery(content(id)));
  const link = Object.assign(document.createElement("a"), { href: url, download: filename });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // by then every browser has read it
}

/** An address for `<img>`, good for as long as the part that asked is on the page. */
export function useDocumentPicture(id: string | null) {
  const { data: blob, error } = useQuery({ ...content(id ?? ""), enabled: id !== null });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [blob]);
  return { url, error };
}
