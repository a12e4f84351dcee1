import { useMutation } from "@tanstack/react-query";
import type { StoredDocument } from "~/api/documents";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Notice } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { deleteDocument } from "./queries";

type Props = { document: StoredDocument; uses: string[]; onClose: () => void };

/** Asks before a document goes for good; the server may refuse, and says why. */
export function DeleteDialog({ document, uses, onClose }: Props) {
  const deleting = useMutation({
    mutationFn: () => deleteDocument(document.id),
    onSuccess: () => {
      onClose();
      toast(`${document.filename} is deleted`);
    },
  });
  return (
    <Dialog title="Delete this document?" onClose={onClose}>
      <div className="space-y-4">
        {deleting.error && <Notice kind="problem" title={deleting.error.message} />}
        <p className="break-words">
          <strong>{document.filename}</strong> is deleted for good.
        </p>
        {uses.length > 0 && (
          <p>It is what you sent for: {uses.join(", ")}. We cannot check that without it.</p>
        )}
      </div>
      <div className="mt-6 grid gap-3 sm:grid-flow-col">
        <Button busy={deleting.isPending} onClick={() => deleting.mutate()}>
          Delete it
        </Button>
        <Button tone="ghost" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
