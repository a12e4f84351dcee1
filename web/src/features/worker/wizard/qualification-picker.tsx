import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import { many } from "~/lib/words";
import { Button } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { Choice } from "~/ui/choices";
import { Dialog } from "~/ui/dialog";
import { Notice } from "~/ui/notice";
import { offered, qualificationList } from "./qualification-list";

type Props = { held: readonly string[]; onDone: (codes: string[]) => void };

/** Search the list, tick what you have. */
export function QualificationPicker({ held, onDone }: Props) {
  const { data: all, error, refetch } = useQuery(qualificationList);
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<string[]>([]);
  const toggle = (code: string, on: boolean) =>
    setPicked(on ? [...picked, code] : picked.filter((one) => one !== code));
  return (
    <Dialog title="Add qualifications" onClose={() => onDone([])}>
      <SearchBox value={search} onChange={setSearch} />
      {!all && !error && <Skeleton shape="h-64" />}
      {!all && error && (
        <Notice kind="problem" title={error.message}>
          <button type="button" className="btn btn-ghost mt-3" onClick={() => refetch()}>
            Try again
          </button>
        </Notice>
      )}
      {all && <Found groups={offered(all, held, search)} picked={picked} onToggle={toggle} />}
      <div className="sticky -bottom-6 z-20 -mx-6 -mb-6 border-t border-warm-200 bg-white p-4 sm:-bottom-8 sm:-mx-8 sm:-mb-8 sm:px-8">
        <Button tone="sage" className="w-full" onClick={() => onDone(picked)}>
          {picked.length > 0 ? `Add ${many(picked.length, "qualification")}` : "Close"}
        </Button>
      </div>
    </Dialog>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="mb-4">
      <label htmlFor="qualification-search" className="block font-semibold">
        Search the list
      </label>
      <div className="relative mt-1.5">
        <Search
          className="pointer-events-none absolute top-3 left-3 size-5 text-char-600"
          aria-hidden="true"
        />
        <input
          id="qualification-search"
          type="search"
          className="input pl-10"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

type FoundProps = {
  groups: ReturnType<typeof offered>;
  picked: string[];
  onToggle: (code: string, on: boolean) => void;
};

function Found({ groups, picked, onToggle }: FoundProps) {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <p role="status" className="text-char-600">
        {count > 0
          ? `${many(count, "qualification")} to choose from`
          : "Nothing matches. Try another word, or a shorter one."}
      </p>
      {groups.map(({ name, items }) => (
        <fieldset key={name} className="mt-4">
          <legend className="mb-2 font-semibold">{name}</legend>
          <div className="grid gap-2">
            {items.map((one) => (
              <Choice
                key={one.code}
                id={`pick-${one.code}`}
                type="checkbox"
                name="pick"
                label={one.name}
                checked={picked.includes(one.code)}
                onChange={(on) => onToggle(one.code, on)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="h-6" />
    </>
  );
}
