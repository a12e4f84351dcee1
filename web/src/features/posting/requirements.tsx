import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useMemo, useState } from "react";
import type { CareRole } from "~/features/shift/queries";
import { offered, qualificationList } from "~/features/worker/wizard/qualification-list";
import { many } from "~/lib/words";
import { Combobox } from "~/ui/combobox";
import { FieldError } from "~/ui/field";

/** Most qualifications that are offered for what somebody typed. */
const OFFERED = 6;

type Props = {
  role?: CareRole;
  codes: string[];
  error?: string;
  onChange: (codes: string[]) => void;
};

/** What is needed beside what everybody has and the role needs: search and pick. */
export function Requirements({ role, codes, error, onChange }: Props) {
  const { data: all, error: unread, refetch } = useQuery(qualificationList);
  const [typed, setTyped] = useState("");
  const byRole = role?.required ?? [];
  const found = useMemo(() => {
    if (!all || !typed.trim()) return [];
    const groups = offered(all, [...codes, ...(role?.required ?? [])], typed);
    return groups.flatMap(({ items }) => items).slice(0, OFFERED);
  }, [all, codes, role, typed]);
  const nameOf = (code: string) => all?.find((one) => one.code === code)?.name ?? code;
  const pick = (code: string) => {
    onChange([...codes, code]);
    setTyped("");
  };
  const hint =
    byRole.length > 0
      ? `Everybody has the checks we always make. This role also needs ${byRole.map(nameOf).join(" and ")}.`
      : "Everybody has the checks we always make.";
  return (
    <div>
      <Combobox
        id="required_qualifications"
        label="What else is needed (optional)"
        hint={`${hint} Search for more, like dementia.`}
        error={error}
        typed={typed}
        onType={setTyped}
        items={found}
        itemKey={({ code }) => code}
        onPick={({ code }) => pick(code)}
        said={typed.trim() ? `${many(found.length, "qualification")} found` : ""}
      >
        {({ name }) => name}
      </Combobox>
      {typed.trim() && all && found.length === 0 && (
        <p className="mt-2 text-char-600">Nothing matches. Try another word, or a shorter one.</p>
      )}
      {unread && !all && (
        <div className="mt-2">
          <FieldError id="required_qualifications-list">{unread.message}</FieldError>
          <button type="button" className="link min-h-11" onClick={() => refetch()}>
            Try again
          </button>
        </div>
      )}
      <Chosen
        names={codes.map((code) => [code, nameOf(code)])}
        onRemove={(code) => onChange(codes.filter((one) => one !== code))}
      />
    </div>
  );
}

type ChosenProps = { names: [string, string][]; onRemove: (code: string) => void };

function Chosen({ names, onRemove }: ChosenProps) {
  if (names.length === 0) return null;
  const remove = (code: string) => {
    onRemove(code);
    document.getElementById("required_qualifications")?.focus();
  };
  return (
    <ul aria-label="Also needed" className="mt-3 flex flex-wrap gap-2">
      {names.map(([code, name]) => (
        <li
          key={code}
          className="inline-flex items-center rounded-full bg-ocean-100 pl-4 font-medium text-ocean-800"
        >
          {name}
          <button
            type="button"
            className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-ocean-200"
            onClick={() => remove(code)}
          >
            <X className="size-4" aria-hidden="true" />
            <span className="sr-only">Take {name} away</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
