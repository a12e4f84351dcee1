import { Camera, Printer } from "lucide-react";
import { useState } from "react";
import type { StoredDocument } from "~/api/documents";
import { Photo, pictureOf, usePhoto } from "~/features/worker/photo";
import { changeProfile, type Profile } from "~/features/worker/profile";
import { day, time } from "~/lib/words";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Mark } from "~/ui/icon";
import { toast } from "~/ui/toast";
import { Upload } from "~/ui/upload";
import { CheckBar } from "./check-bar";
import { nameOf } from "./name";
import type { Compliance } from "./queries";

type Props = { found: Compliance; worker: Profile };

/** The cover of the passport: whose it is, and how far it is. */
export function IdentityCard({ found, worker }: Props) {
  const name = nameOf(worker);
  return (
    <section aria-label="Your passport" className="card overflow-hidden">
      <div className="on-dark relative bg-ocean-900 p-5 text-white sm:p-6">
        <p className="flex items-center gap-2 text-[0.9375rem] text-ocean-200">
          <Mark className="size-6" /> Compliance passport
        </p>
        <div className="mt-4 flex items-center gap-4">
          <Photo name={name} />
          <div className="min-w-0">
            <h2 className="text-xl break-words">{name}</h2>
            <p className="text-[0.9375rem] text-ocean-200">Care worker</p>
          </div>
        </div>
        <ChangePhoto />
      </div>
      <div className="p-5 sm:p-6">
        <CheckBar found={found} />
        <p className="mt-4 text-[0.9375rem] text-char-600">
          As it stood on {day(found.checked_at)} at {time(found.checked_at)}.
        </p>
        <Button tone="ghost" className="mt-4 w-full" onClick={() => print()}>
          <Printer className="size-5" aria-hidden="true" /> Print or save as PDF
        </Button>
      </div>
    </section>
  );
}

function ChangePhoto() {
  const [open, setOpen] = useState(false);
  const photo = usePhoto();
  const take = async (document: StoredDocument) => {
    await changeProfile({ profile_picture_url: pictureOf(document) }).catch((error: Error) =>
      toast(error.message, "problem"),
    );
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="mt-3 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
      >
        <Camera className="size-5" aria-hidden="true" />
        {photo ? "Change your photo" : "Add your photo"}
      </button>
      {open && (
        <Dialog title="Your photo" onClose={() => setOpen(false)}>
          <Upload
            kind="photo"
            label="A photo of your face"
            hint="As on a passport: facing the camera, in good light"
            onUploaded={take}
          />
        </Dialog>
      )}
    </>
  );
}
