import { FileText, Image } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { StoredDocument } from "~/api/documents";
import { day, size } from "~/lib/words";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Notice, Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { DeleteDialog } from "./delete-dialog";
import { saveDocument, useDocumentPicture } from "./queries";
import { isPicture, KIND_WORDS, SCANS } from "./words";

type Props = { document: StoredDocument; uses: string[] };

/** One document, and what can be done with it. */
export function DocumentRow({ document, uses }: Props) {
  const [open, setOpen] = useState<"picture" | "deleting" | null>(null);
  const Icon = isPicture(document) ? Image : FileText;
  const scan = SCANS[document.scan_status];
  const close = () => setOpen(null);
  const show = () =>
    isPicture(document)
      ? setOpen("picture")
      : saveDocument(document).catch((error: Error) => toast(error.message, "problem"));
  return (
    <li className="card flex flex-wrap items-center gap-x-3 gap-y-2 p-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-warm-100">
        <Icon className="size-5 text-char-700" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-semibold">{uses.join(", ") || KIND_WORDS[document.kind]}</p>
        <p className="truncate text-[0.9375rem] text-char-600">{document.filename}</p>
        <p className="text-[0.9375rem] text-char-600">
          {size(document.size)}, uploaded {day(document.uploaded_at)}
        </p>
        {scan && (
          <p className="mt-1">
            <Pill kind={scan.kind}>{scan.word}</Pill>
          </p>
        )}
      </div>
      <div className="ml-auto flex gap-1">
        {!scan && (
          <RowButton name={document.filename} onClick={show}>
            {isPicture(document) ? "Open" : "Save"}
          </RowButton>
        )}
        <RowButton name={document.filename} onClick={() => setOpen("deleting")}>
          Delete
        </RowButton>
      </div>
      {open === "picture" && <PictureDialog document={document} onClose={close} />}
      {open === "deleting" && <DeleteDialog document={document} uses={uses} onClose={close} />}
    </li>
  );
}

type RowButtonProps = { name: string; onClick: () => void; children: ReactNode };

function RowButton({ name, onClick, children }: RowButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="link inline-flex min-h-11 items-center px-2 text-[0.9375rem]"
    >
      {children} <span className="sr-only">{name}</span>
    </button>
  );
}

function PictureDialog({ document, onClose }: { document: StoredDocument; onClose: () => void }) {
  const { url, error } = useDocumentPicture(document.id);
  return (
    <Dialog title={KIND_WORDS[document.kind]} onClose={onClose}>
      {error && <Notice kind="problem" title={error.message} />}
      {url && (
        <img src={url} alt={document.filename} className="mx-auto max-h-[60dvh] rounded-xl" />
      )}
      <Button tone="ghost" className="mt-4 w-full" onClick={() => saveDocument(document)}>
        Save it on this device
      </Button>
    </Dialog>
  );
}
