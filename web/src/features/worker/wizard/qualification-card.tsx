import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { documents } from "~/features/documents/queries";
import { Button } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { Dialog } from "~/ui/dialog";
import { Notice, Pill } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { Upload } from "~/ui/upload";
import type { Profile } from "../profile";
import type { TypedQualification } from "./answers";
import { FileRow } from "./evidence";
import type { Problems } from "./sentences";

type Held = Profile["qualifications"][number];

type Props = {
  one: TypedQualification;
  name: string;
  /** As the server knows it; nothing until it is saved. */
  held?: Held;
  problems: Problems;
  onChange: (one: TypedQualification) => void;
  onRemove: () => void;
};

const STATES = {
  pending: { kind: "information", said: "Not checked yet" },
  verified: { kind: "done", said: "Checked" },
  rejected: { kind: "problem", said: "Not accepted" },
  expired: { kind: "attention", said: "Out of date" },
} as const;

const PARTS = ["certificate_number", "issue_date", "expiry_date", "document_id"] as const;

/** One qualification: where its check stands, and what proves it. */
export function QualificationCard({ one, name, held, problems, onChange, onRemove }: Props) {
  const [open, setOpen] = useState(false);
  const [removing, setRemoving] = useState(false);
  const wrong = PARTS.some((part) => problems[`${one.code}-${part}`]);
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  const detailed = one.document_id || one.certificate_number || one.issue_date.year;
  const verified = held?.verification_status === "verified";
  const state = STATES[held?.verification_status ?? "pending"];
  const remove = () => (verified ? setRemoving(true) : onRemove());
  return (
    <li className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 pt-0.5 text-base">{name}</h3>
        <Pill kind={state.kind}>{state.said}</Pill>
      </div>
      {held?.rejection_reason && <p className="mt-2 text-char-700">{held.rejection_reason}</p>}
      <p className="mt-1 text-[0.9375rem] text-char-600">
        {one.document_id ? "Certificate added" : "No certificate yet"}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-6">
        <button
          type="button"
          aria-expanded={open}
          className="link inline-flex min-h-11 items-center"
          onClick={() => setOpen(!open)}
        >
          {open ? "Close" : detailed ? "Change details" : "Add details"}
          <span className="sr-only"> for {name}</span>
        </button>
        <button type="button" className="link inline-flex min-h-11 items-center" onClick={remove}>
          Remove<span className="sr-only"> {name}</span>
        </button>
      </div>
      {open && <Details {...{ one, verified, problems, onChange }} />}
      {removing && (
        <RemoveDialog name={name} onRemove={onRemove} onClose={() => setRemoving(false)} />
      )}
    </li>
  );
}

type DetailsProps = Pick<Props, "one" | "problems" | "onChange"> & { verified: boolean };

function Details({ one, verified, problems, onChange }: DetailsProps) {
  const { data: all } = useQuery(documents);
  const file = all?.find(({ id }) => id === one.document_id);
  const asked = (part: (typeof PARTS)[number]) => ({
    id: `${one.code}-${part}`,
    error: problems[`${one.code}-${part}`],
  });
  return (
    <div className="mt-3 space-y-6 border-t border-warm-200 pt-5">
      {verified && (
        <Notice kind="attention" title="This one is checked">
          If you change it, it goes back to being checked.
        </Notice>
      )}
      <TextField
        label="Certificate or registration number (optional)"
        autoComplete="off"
        width="max-w-72"
        maxLength={60}
        {...asked("certificate_number")}
        value={one.certificate_number}
        onChange={(event) => onChange({ ...one, certificate_number: event.target.value })}
      />
      <DateField
        label="Date of issue (optional)"
        hint="We need it for short courses"
        {...asked("issue_date")}
        value={one.issue_date}
        onChange={(issue_date) => onChange({ ...one, issue_date })}
      />
      <DateField
        label="Runs out on (optional)"
        {...asked("expiry_date")}
        value={one.expiry_date}
        onChange={(expiry_date) => onChange({ ...one, expiry_date })}
      />
      <div className="space-y-3">
        {file && <FileRow document={file} />}
        <Upload
          kind="qualification"
          label={file ? "Send a newer certificate" : "The certificate"}
          hint="Every corner in the picture"
          {...asked("document_id")}
          onUploaded={(document) => onChange({ ...one, document_id: document.id })}
        />
      </div>
    </div>
  );
}

type RemoveProps = { name: string; onRemove: () => void; onClose: () => void };

function RemoveDialog({ name, onRemove, onClose }: RemoveProps) {
  return (
    <Dialog title="Remove a checked qualification?" onClose={onClose}>
      <p className="text-char-700">
        {name} is checked. If you remove it and add it again later, it has to be checked anew.
      </p>
      <div className="mt-6 grid gap-3">
        <Button tone="sage" onClick={onClose}>
          Keep it
        </Button>
        <Button tone="ghost" onClick={onRemove}>
          Remove it
        </Button>
      </div>
    </Dialog>
  );
}
