import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { roles } from "~/features/shift/queries";
import { SHIFT_TYPES, type ShiftKind } from "~/features/shift/words";
import { today } from "~/lib/london";
import { money } from "~/lib/words";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/text-field";
import { type Asked, readAsked, writeAsked } from "./asked";

type Props = {
  asked: Asked;
  /** As far as the worker travels, in miles: how far is looked unless they say. */
  usual: number;
  onChange: (changed: Partial<Asked>) => void;
  /** What the server says of the postcode. */
  problem?: string;
};

/** Nobody may be paid less than this an hour; the box begins below it. In pounds. */
const LEAST = 12;
const MOST = 30;

/** What to look for. Each answer counts at once, and stands in the page's address. */
export function Filters({ asked: given, usual, onChange: tell, problem }: Props) {
  const id = useId();
  const [asked, onChange] = useAhead(given, tell);
  const { data: known = [] } = useQuery(roles);
  const toggled = <Word extends string>(words: readonly Word[], word: Word) =>
    words.includes(word) ? words.filter((one) => one !== word) : [...words, word];
  return (
    <div className="space-y-7">
      <Near id={id} asked={asked} onChange={onChange} problem={problem} />
      <Slider
        id={`${id}-miles`}
        label="Distance"
        value={asked.radius ?? usual}
        least={1}
        most={Math.max(50, usual, asked.radius ?? 0)}
        say={(value) => `up to ${value} ${value === 1 ? "mile" : "miles"}`}
        onChange={(radius) => onChange({ radius })}
      />
      <Slider
        id={`${id}-pay`}
        label="Pay from"
        value={asked.minRate === null ? LEAST : asked.minRate / 100}
        least={LEAST}
        most={Math.max(MOST, Math.ceil((asked.minRate ?? 0) / 100))}
        step={0.5}
        say={(value) => (value === LEAST ? "any pay" : `${money(value * 100)} an hour`)}
        onChange={(value) =>
          onChange({ minRate: value === LEAST ? null : Math.round(value * 100) })
        }
      />
      <Ticks
        legend="What you may work"
        hidden
        name={`${id}-eligible`}
        options={[["eligible", "Only shifts I can work"]]}
        chosen={asked.eligible ? ["eligible"] : []}
        onToggle={() => onChange({ eligible: !asked.eligible })}
      />
      <Ticks
        legend="Role"
        name={`${id}-role`}
        options={known.map(({ code, name }) => [code, name])}
        chosen={asked.roles}
        onToggle={(role) => onChange({ roles: toggled(asked.roles, role) })}
      />
      <Ticks
        legend="Kind of shift"
        name={`${id}-type`}
        options={Object.entries(SHIFT_TYPES) as [ShiftKind, string][]}
        chosen={asked.types}
        onToggle={(type) => onChange({ types: toggled(asked.types, type) })}
      />
      <Between id={id} asked={asked} onChange={onChange} />
    </div>
  );
}

/** Answers as they are given: the address follows a moment later. */
function useAhead(given: Asked, tell: (changed: Partial<Asked>) => void) {
  const [shown, setShown] = useState(given);
  const newest = useRef(given);
  const address = writeAsked(given).toString();
  useEffect(() => {
    newest.current = readAsked(new URLSearchParams(address));
    setShown(newest.current);
  }, [address]);
  const change = (changed: Partial<Asked>) => {
    newest.current = { ...newest.current, ...changed };
    setShown(newest.current);
    tell(newest.current);
  };
  return [shown, change] as const;
}

type Part = Pick<Props, "asked" | "onChange" | "problem"> & { id: string };

function Near({ id, asked, onChange, problem }: Part) {
  const [typed, setTyped] = useState(asked.postcode);
  useEffect(() => setTyped(asked.postcode), [asked.postcode]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ postcode: typed.trim().toUpperCase() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        id={`${id}-postcode`}
        label="Near (optional)"
        hint="A postcode, like LS6 3AB. Empty means yours."
        error={problem}
        autoComplete="postal-code"
        maxLength={10}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed.trim().toUpperCase() !== asked.postcode && (
        <Button type="submit" tone="ghost" className="mt-2 w-full">
          Look there
        </Button>
      )}
    </form>
  );
}

/** How long a slider rests before its answer counts, in milliseconds. */
const RESTS = 300;

type SliderProps = {
  id: string;
  label: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  say: (value: number) => string;
  onChange: (value: number) => void;
};

function Slider({ id, label, value, least, most, step = 1, say, onChange }: SliderProps) {
  const [moved, setMoved] = useState(value);
  useEffect(() => setMoved(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move begins the rest anew
  useEffect(() => {
    if (moved === value) return;
    const rest = setTimeout(() => onChange(moved), RESTS);
    return () => clearTimeout(rest);
  }, [moved]);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <output htmlFor={id} className="text-[0.9375rem] text-char-700 tabular-nums">
          {say(moved)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={moved}
        aria-valuetext={say(moved)}
        onChange={(event) => setMoved(Number(event.target.value))}
        className="mt-1 h-11 w-full accent-sage-700"
      />
    </div>
  );
}

type TicksProps<Word extends string> = {
  legend: string;
  /** The legend is for screen readers alone. */
  hidden?: boolean;
  name: string;
  options: readonly (readonly [Word, string])[];
  chosen: readonly string[];
  onToggle: (word: Word) => void;
};

function Ticks<Word extends string>(props: TicksProps<Word>) {
  const { legend, hidden, name, options, chosen, onToggle } = props;
  return (
    <fieldset>
      <legend className={hidden ? "sr-only" : "mb-1 font-semibold"}>{legend}</legend>
      {options.map(([word, label]) => (
        <label key={word} className="flex min-h-11 items-center gap-3 hover:text-sage-800">
          <input
            type="checkbox"
            name={name}
            value={word}
            checked={chosen.includes(word)}
            onChange={() => onToggle(word)}
            className="size-5 shrink-0 accent-sage-700"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Between({ id, asked, onChange }: Part) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Days (optional)</legend>
      <div className="grid gap-3">
        {(["from", "to"] as const).map((end) => (
          <label key={end} htmlFor={`${id}-${end}`} className="grid gap-1 text-[0.9375rem]">
            {end === "from" ? "From" : "Until"}
            <input
              id={`${id}-${end}`}
              type="date"
              className="input"
              min={(end === "to" ? asked.from : null) ?? today()}
              value={asked[end] ?? ""}
              onChange={(event) => onChange({ [end]: event.target.value || null })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
