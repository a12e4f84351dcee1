import { UserRound } from "lucide-react";
import { useDocumentPicture } from "~/features/documents/queries";
import { Button } from "~/ui/button";
import { Upload } from "~/ui/upload";
import { pictureId, pictureOf } from "../photo";

type Props = { id: string; value: string; error?: string; onChange: (address: string) => void };

/** A photo of the worker, which only they and whoever may see the document can load. */
export function Photo({ id, value, error, onChange }: Props) {
  return (
    <div className="space-y-4">
      {value && (
        <div className="flex flex-wrap items-center gap-4">
          <Portrait address={value} />
          <Button tone="ghost" onClick={() => onChange("")}>
            Take the photo off my profile
          </Button>
        </div>
      )}
      <Upload
        id={id}
        kind="photo"
        label={value ? "Choose another photo" : "Your photo (optional)"}
        hint="Your face, from the front, in good light"
        error={error}
        onUploaded={(document) => onChange(pictureOf(document))}
      />
    </div>
  );
}

/** The picture itself: fetched with the sign-in, so that no address of it works elsewhere. */
export function Portrait({ address }: { address: string }) {
  const { url, error } = useDocumentPicture(pictureId(address));
  if (error) return <p className="text-char-700">The photo cannot be shown: {error.message}</p>;
  return url ? (
    <img src={url} alt="You, as on your profile" className="size-24 rounded-full object-cover" />
  ) : (
    <span className="grid size-24 place-items-center rounded-full bg-warm-200">
      <UserRound className="size-10 text-char-600" aria-hidden="true" />
    </span>
  );
}
