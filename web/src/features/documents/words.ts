import type { DocumentKind, StoredDocument } from "~/api/documents";
import type { Kind } from "~/ui/notice";

/** What a document is evidence of. */
export const KIND_WORDS: Record<DocumentKind, string> = {
  dbs_certificate: "DBS certificate",
  right_to_work: "Right to work",
  qualification: "Certificate",
  photo: "Photo of you",
};

/** What the virus checker said, where that keeps a document from being opened. */
export const SCANS: Record<StoredDocument["scan_status"], { kind: Kind; word: string } | null> = {
  clean: null,
  pending: { kind: "information", word: "Being checked for viruses" },
  infected: { kind: "problem", word: "Deleted: it had a virus" },
};

export const isPicture = ({ content_type }: StoredDocument) => content_type.startsWith("image/");
