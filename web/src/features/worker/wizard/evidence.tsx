import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import type { DocumentKind, StoredDocument } from "~/api/documents";
import { documents } from "~/features/documents/queries";
import { day, size } from "~/lib/words";
import { Upload } from "~/ui/upload";

type Props = { kind: DocumentKind; label: string; hint: string };

/** Files that belong to a check by their kind: the newest one, and a place for another. */
export function Evidence({ kind, label, hint }: Props) {
  const { data: all } = useQuery(documents);
  const newest = all?.find((document) => document.kind === kind);
  return (
    <div className="space-y-3">
      {newest && <FileRow document={newest} />}
      <Upload
        kind={kind}
        label={newest ? `${label}: send a newer file` : label}
        hint={hint}
        onUploaded={() => {}}
      />
    </div>
  );
}

export function FileRow({ document }: { document: StoredDocument }) {
  return (
    <p className="flex items-center gap-3 rounded-xl bg-white p-3 ring-1 ring-warm-300 ring-inset">
      <FileText className="size-5 shrink-0 text-char-700" aria-hidden="true" />
      <span className="min-w-0">
        <span className="block truncate font-semibold">{document.filename}</span>
        <span className="block text-[0.9375rem] text-char-600">
          {size(document.size)}, uploaded {day(document.uploaded_at)}
        </span>
      </span>
    </p>
  );
}
