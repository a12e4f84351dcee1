import type { StoredDocument } from "~/api/documents";
import { Confirm } from "~/ui/confirm";
import { toast } from "~/ui/toast";
import { deleteDocument } from "./queries";

type Props = { document: StoredDocument; uses: string[]; onClose: () => void };

/** Asks before a document goes for good; the server may refuse, and says why. */
export function DeleteDialog({ document, uses, onClose }: Props) {
  const remove = async () => {
    await deleteDocument(document.id);
    toast(`${document.filename} is deleted`);
  };
  return (
    <Confirm title="Delete this document?" act="Delete it" onAct={remove} onClose={onClose}>
      <p className="break-words">
        <strong>{document.filename}</strong> is deleted for good.
      </p>
      {uses.length > 0 && (
        <p>It is what you sent for: {uses.join(", ")}. We cannot check that without it.</p>
      )}
    </Confirm>
  );
}
