import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { classes } from "~/lib/classes";
import { type Asked, describedBy, Field } from "./field";

type Props<Item> = Asked & {
  typed: string;
  onType: (typed: string) => void;
  /** What fits, the best first. */
  items: readonly Item[];
  itemKey: (item: Item) => string;
  onPick: (item: Item) => void;
  /** How an item looks; its words are its name. */
  children: (item: Item) => ReactNode;
  /** What is read out when the list has changed: `3 homes found`. */
  said: string;
};

/** Where an arrow key leads in a list; from nowhere to its beginning or end. */
const moved = (key: string, at: number, count: number) => {
  if (key === "ArrowDown") return (at + 1) % count;
  return at <= 0 ? count - 1 : at - 1;
};

/**
 * Type and pick. The list stands in the page, so that nothing lies under it on a small screen.
 *
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (list autocomplete, manual selection)
 */
export function Combobox<Item>(props: Props<Item>) {
  const { typed, onType, items, itemKey, onPick, children, said, ...asked } = props;
  const list = `${asked.id}-list`;
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(false);
  const open = items.length > 0 && !closed;
  const optionId = (index: number) => `${list}-${index}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setActive(-1), [items]);
  useEffect(() => {
    if (active >= 0)
      document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, list]);

  const type = (text: string) => {
    setClosed(false);
    onType(text);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move("ArrowDown"),
    ArrowUp: () => move("ArrowUp"),
    Enter: () => {
      const item = open ? items[active] : undefined;
      if (item) onPick(item);
    },
    Escape: () => (open ? setClosed(true) : type("")),
  };
  function move(key: string) {
    setClosed(false);
    if (items.length > 0) setActive(moved(key, open ? active : -1, items.length));
  }
  function onKeyDown(event: KeyboardEvent) {
    const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <Field {...asked}>
      <input
        id={asked.id}
        type="text"
        role="combobox"
        className="input"
        value={typed}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
        aria-invalid={asked.error ? true : undefined}
        aria-describedby={describedBy(asked)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label="What we found"
          className="mt-2 divide-y divide-warm-200 overflow-hidden rounded-xl border-[1.5px] border-warm-500 bg-white"
        >
          {items.map((item, index) => (
            <div
              key={itemKey(item)}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes(
                "min-h-11 cursor-pointer px-4 py-3 hover:bg-ocean-50",
                index === active && "bg-ocean-100 outline-2 -outline-offset-2 outline-ocean-700",
              )}
              // The cursor stays in the box, and so does a phone's keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(item)}
              onKeyDown={onKeyDown}
            >
              {children(item)}
            </div>
          ))}
        </div>
      )}
    </Field>
  );
}
