import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "~/ui/button";
import { type Asked, Fieldset } from "~/ui/field";

type Props = Asked & {
  suggestions: readonly string[];
  value: string[];
  onChange: (value: string[]) => void;
  /** What the box for own words is called. */
  more: string;
};

/** The API takes so many words, and each so long. */
const MOST = 30;
const LONGEST = 60;

/** Any number of words: from a list, and one's own. */
export function WordPicker({ suggestions, value, onChange, more, ...asked }: Props) {
  const own = value.filter((word) => !suggestions.includes(word));
  const toggle = (word: string, on: boolean) =>
    onChange(on ? [...value, word] : value.filter((one) => one !== word));
  return (
    <Fieldset {...asked}>
      <div className="flex flex-wrap gap-2">
        {[...suggestions, ...own].map((word, index) => (
          <label
            key={word}
            className="inline-flex min-h-11 items-center gap-2 rounded-full border-[1.5px] border-warm-500 bg-white py-1.5 pr-4 pl-3 font-medium has-checked:border-ocean-700 has-checked:bg-ocean-100"
          >
            <input
              id={index === 0 ? asked.id : undefined}
              type="checkbox"
              checked={value.includes(word)}
              onChange={(event) => toggle(word, event.target.checked)}
              className="size-5 shrink-0 accent-ocean-700"
            />
            <span className="min-w-0">{word}</span>
          </label>
        ))}
      </div>
      <OwnWord id={`${asked.id}-more`} label={more} value={value} onChange={onChange} />
    </Fieldset>
  );
}

type OwnProps = Pick<Props, "value" | "onChange"> & { id: string; label: string };

function OwnWord({ id, label, value, onChange }: OwnProps) {
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState("");
  const add = () => {
    const word = typed.trim();
    if (!word) return;
    if (value.length >= MOST) return setSaid(`${MOST} is the most. Take one away first.`);
    const known = value.some((one) => one.toLowerCase() === word.toLowerCase());
    if (!known) onChange([...value, word]);
    setTyped("");
    setSaid(known ? `${word} is chosen already` : `${word} added`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !typed.trim()) return;
    event.preventDefault(); // Enter adds the word; the form is sent from its own button
    add();
  };
  return (
    <div className="mt-4">
      <label htmlFor={id} className="block">
        {label}
      </label>
      <div className="mt-1.5 flex max-w-sm gap-2">
        <input
          id={id}
          type="text"
          className="input"
          maxLength={LONGEST}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
        <Button tone="ghost" onClick={add}>
          <Plus className="size-4" aria-hidden="true" /> Add
        </Button>
      </div>
      <p role="status" className="mt-1 text-[0.9375rem] text-char-600">
        {said}
      </p>
    </div>
  );
}
