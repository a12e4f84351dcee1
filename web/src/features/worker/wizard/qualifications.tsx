import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { stated, type TypedQualification } from "./answers";
import { QualificationCard } from "./qualification-card";
import { qualificationList } from "./qualification-list";
import { QualificationPicker } from "./qualification-picker";
import type { Problems } from "./sentences";
import { SHARE_CODE_OF } from "./share-code";
import { useWizard } from "./use-wizard";

type Props = {
  id: string;
  value: TypedQualification[];
  error?: string;
  problems: Problems;
  onChange: (value: TypedQualification[]) => void;
};

/** The qualifications somebody has: picked from the list, each with what proves it. */
export function Qualifications({ id, value, error, problems, onChange }: Props) {
  const [picking, setPicking] = useState(false);
  const { profile } = useWizard();
  const { data: all } = useQuery(qualificationList);
  const heldAs = (code: string) => profile.qualifications.find((held) => held.code === code);
  const nameOf = (code: string) =>
    heldAs(code)?.name ?? all?.find((known) => known.code === code)?.name ?? code;
  const pick = (codes: string[]) => {
    if (codes.length > 0) onChange([...value, ...codes.map(stated)]);
    setPicking(false);
  };
  const cards = value.filter(({ code }) => code !== SHARE_CODE_OF);
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-field
      className="scroll-mt-24 border-t border-warm-300 pt-7"
    >
      <h2 id={`${id}-title`} className="text-xl">
        Qualifications
      </h2>
      <p className="mt-1 text-char-600">
        Courses, diplomas and registrations. Numbers and certificates can follow later.
      </p>
      <FieldError id={id}>{error}</FieldError>
      {cards.length > 0 && (
        <ul className="mt-4 space-y-3">
          {cards.map((one) => (
            <QualificationCard
              key={one.code}
              one={one}
              name={nameOf(one.code)}
              held={heldAs(one.code)}
              problems={problems}
              onChange={(after) => onChange(value.map((it) => (it.code === one.code ? after : it)))}
              onRemove={() => onChange(value.filter(({ code }) => code !== one.code))}
            />
          ))}
        </ul>
      )}
      <Button id={id} tone="ghost" className="mt-4" onClick={() => setPicking(true)}>
        <Plus className="size-5" aria-hidden="true" />
        {cards.length > 0 ? "Add more qualifications" : "Add qualifications"}
      </Button>
      {picking && <QualificationPicker held={value.map(({ code }) => code)} onDone={pick} />}
    </section>
  );
}
