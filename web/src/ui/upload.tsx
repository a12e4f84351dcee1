import { Camera, CloudUpload, FileText } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import type { DocumentKind, StoredDocument } from "~/api/documents";
import { useUpload } from "~/features/documents/use-upload";
import { classes } from "~/lib/classes";
import { useFocusKept } from "~/lib/focus";
import { announcement, type Sending, taken } from "~/lib/upload";
import { size } from "~/lib/words";
import { Button } from "./button";
import { FieldError } from "./field";
import { Pill } from "./notice";

type Props = {
  /** What to add: "Add a certificate". */
  label: ReactNode;
  kind: DocumentKind;
  /** More than which files we take, which is always said. */
  hint?: ReactNode;
  /** Where an error summary leads to; the first button has it. */
  id?: string;
  /** What the form around it has to say. */
  error?: string;
  onUploaded: (document: StoredDocument) => void;
};

/** One file: chosen or photographed, sent while its progress is shown, taken or refused. */
export function Upload({ kind, label, hint, id, error, onUploaded }: Props) {
  const own = useId();
  const name = id ?? own;
  const { types, names } = taken(kind);
  const { sending, send, cancel } = useUpload(kind, onUploaded);
  const { over, ...drop } = useDrop(send, sending.phase !== "sending");
  const problem = sending.phase === "choosing" ? (sending.problem ?? error) : undefined;
  return (
    <div
      {...drop}
      {...useFocusKept<HTMLDivElement>(sending.phase)}
      role="group"
      aria-labelledby={`${name}-label`}
      data-field
      className={classes(
        "scroll-mt-24 rounded-2xl border-2 border-dashed p-5 text-center sm:p-7",
        over ? "border-ocean-700 bg-ocean-50" : "border-warm-500 bg-white",
      )}
    >
      <CloudUpload className="mx-auto size-9 text-sage-700" aria-hidden="true" />
      <p id={`${name}-label`} className="mt-2 font-semibold">
        {label}
      </p>
      <div id={`${name}-hint`} className="text-char-600">
        {hint && <p>{hint}</p>}
        <p>{names}, up to 10 MB</p>
      </div>
      <div className="mx-auto mt-4 max-w-md">
        {sending.phase === "choosing" && (
          <Choose id={name} types={types} problem={problem} onChosen={send} />
        )}
        {sending.phase === "sending" && <Underway {...sending} onCancel={cancel} />}
        {sending.phase === "stopped" && (
          <Stopped id={name} {...sending} onAgain={send} onCancel={cancel} />
        )}
        {sending.phase === "sent" && <Sent file={sending.file} onMore={cancel} />}
      </div>
      <p role="status" className="sr-only">
        {announcement(sending)}
      </p>
    </div>
  );
}

const onTouch = () => globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;

type ChooseProps = {
  id: string;
  types: string[];
  problem?: string;
  onChosen: (file: File) => void;
};

/** The ways to a file; the camera where there is one to hold. */
function Choose({ id, types, problem, onChosen }: ChooseProps) {
  const [touch] = useState(onTouch);
  const described = classes(`${id}-hint`, problem && `${id}-error`);
  return (
    <>
      <Refusal id={id} problem={problem} />
      <div className="grid gap-3 sm:grid-flow-col">
        {touch && (
          <Picker id={id} described={described} accept="image/*" camera onChosen={onChosen}>
            <Camera className="size-5" aria-hidden="true" /> Take a photo
          </Picker>
        )}
        <Picker
          id={touch ? undefined : id}
          described={described}
          accept={types.join()}
          onChosen={onChosen}
        >
          Choose a file
        </Picker>
      </div>
      {!touch && <p className="mt-2 text-[0.9375rem] text-char-600">Or drop it here</p>}
    </>
  );
}

function Refusal({ id, problem }: { id: string; problem?: string }) {
  if (!problem) return null;
  return (
    <div className="my-4 border-l-4 border-err pl-4 text-left">
      <FieldError id={id}>{problem}</FieldError>
    </div>
  );
}

type PickerProps = {
  id?: string;
  described: string;
  accept: string;
  camera?: boolean;
  onChosen: (file: File) => void;
  children: ReactNode;
};

function Picker({ id, described, accept, camera, onChosen, children }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        id={id}
        tone={id ? "sage" : "ghost"}
        aria-describedby={described}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        capture={camera ? "environment" : undefined}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = ""; // so that the same file can be chosen again
          if (file) onChosen(file);
        }}
      />
    </>
  );
}

function FileLine({ file, children }: { file: File; children?: ReactNode }) {
  return (
    <div className="flex items-center gap-3 text-left">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-warm-100">
        <FileText className="size-5 text-char-700" aria-hidden="true" />
      </span>
      <div className="min-w-0 grow">
        <p className="truncate font-semibold">{file.name}</p>
        <p className="text-[0.9375rem] text-char-600">{size(file.size)}</p>
      </div>
      {children}
    </div>
  );
}

type UnderwayProps = Extract<Sending, { phase: "sending" }> & { onCancel: () => void };

function Underway({ file, percent, onCancel }: UnderwayProps) {
  return (
    <>
      <FileLine file={file}>
        <Button tone="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </FileLine>
      <progress className="bar mt-3" max={100} value={percent} aria-label={`${file.name} upload`} />
      <p className="mt-1 text-left text-[0.9375rem] text-char-700 tabular-nums">
        {percent < 100 ? `${percent}% uploaded` : "Uploaded. We are checking the file."}
      </p>
    </>
  );
}

type StoppedProps = Extract<Sending, { phase: "stopped" }> & {
  id: string;
  onAgain: (file: File) => void;
  onCancel: () => void;
};

function Stopped({ id, file, problem, onAgain, onCancel }: StoppedProps) {
  return (
    <>
      <FileLine file={file} />
      <Refusal id={id} problem={problem} />
      <div className="grid gap-3 sm:grid-flow-col">
        <Button id={id} tone="sage" aria-describedby={`${id}-error`} onClick={() => onAgain(file)}>
          Try again
        </Button>
        <Button tone="ghost" onClick={onCancel}>
          Choose another file
        </Button>
      </div>
    </>
  );
}

function Sent({ file, onMore }: { file: File; onMore: () => void }) {
  return (
    <>
      <FileLine file={file}>
        <Pill kind="done">Uploaded</Pill>
      </FileLine>
      <Button tone="ghost" className="mt-3 w-full" onClick={onMore}>
        Add another file
      </Button>
    </>
  );
}

/** Files can be dropped where there is a mouse; everything also works without. */
function useDrop(send: (file: File) => void, free: boolean) {
  const [over, setOver] = useState(false);
  return {
    over,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(free);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (file && free) send(file);
    },
  };
}
