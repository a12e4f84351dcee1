import { useState } from "react";
import { Link } from "react-router";
import { Button, ButtonLink } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { toast } from "~/ui/toast";
import { Upload } from "~/ui/upload";
import { CertificateForm } from "./certificate-form";
import type { Requirement } from "./queries";
import { type Mending, mending } from "./standing";

/** Where the profile asks for checks and qualifications. */
const CHECKS_STEP = "/complete-profile/2";

/** What the worker can do about one check, if the next step is theirs. */
export function PutRight({ item, main }: { item: Requirement; main: boolean }) {
  const [open, setOpen] = useState(false);
  const way = mending(item);
  if (!way) return null;
  const tone = main ? "sage" : "ghost";
  const added = item.status !== "missing";
  if (way.by === "profile")
    return (
      <ButtonLink to={CHECKS_STEP} tone={tone} className="mt-4">
        Enter it in your profile <span className="sr-only">for {item.name}</span>
      </ButtonLink>
    );
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1">
      <Button tone={tone} onClick={() => setOpen(true)}>
        {way.by === "file" || added ? "Upload a new document" : "Add the certificate"}
        <span className="sr-only">for {item.name}</span>
      </Button>
      {added && (
        <Link to={CHECKS_STEP} className="link inline-flex min-h-11 items-center">
          Correct your profile <span className="sr-only">for {item.name}</span>
        </Link>
      )}
      {open && (
        <Dialog title={item.name} onClose={() => setOpen(false)}>
          <Way way={way} item={item} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </div>
  );
}

function Way({ way, item, onDone }: { way: Mending; item: Requirement; onDone: () => void }) {
  if (way.by !== "file") return <CertificateForm item={item} onDone={onDone} />;
  return (
    <Upload
      kind={way.kind}
      label="The document"
      hint="With all four corners in the picture"
      onUploaded={() => {
        toast(`${item.name}: sent for checking`);
        onDone();
      }}
    />
  );
}
