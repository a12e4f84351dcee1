import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Combobox } from "~/ui/combobox";

const HOMES = ["Elm House", "Elm Lodge", "Oak House"];

function Search() {
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState("");
  const [items, setItems] = useState<string[]>([]);
  return (
    <>
      <Combobox
        id="home"
        label="Home"
        typed={typed}
        onType={(text) => {
          setTyped(text);
          setItems(text ? HOMES.filter((name) => name.startsWith(text)) : []);
        }}
        items={items}
        itemKey={(name) => name}
        onPick={setPicked}
        said={items.length ? `${items.length} found` : ""}
      >
        {(name) => <span>{name}</span>}
      </Combobox>
      <div data-testid="picked">{picked}</div>
    </>
  );
}

const box = () => screen.getByRole("combobox");
const active = () => document.getElementById(box().getAttribute("aria-activedescendant") ?? "");
const picked = () => screen.getByTestId("picked").textContent;

test("says how many there are, and points at the list", async () => {
  render(<Search />);
  expect(box().getAttribute("aria-expanded")).toBe("false");

  await userEvent.type(box(), "Elm");

  expect(box().getAttribute("aria-expanded")).toBe("true");
  expect(box().getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id);
  expect(screen.getByRole("status").textContent).toBe("2 found");
  expect(active()).toBeNull();
});

test("arrow keys go round, Enter picks, and the cursor stays in the box", async () => {
  render(<Search />);
  await userEvent.type(box(), "Elm");

  await userEvent.keyboard("{ArrowUp}");
  expect(active()?.textContent).toBe("Elm Lodge");
  await userEvent.keyboard("{ArrowDown}");
  expect(active()?.textContent).toBe("Elm House");
  expect(active()?.getAttribute("aria-selected")).toBe("true");
  await userEvent.keyboard("{Enter}");

  expect(picked()).toBe("Elm House");
  expect(document.activeElement).toBe(box());
});

test("Enter picks nothing that was not pointed at", async () => {
  render(<Search />);
  await userEvent.type(box(), "Elm{Enter}");

  expect(picked()).toBe("");
});

test("Escape closes the list, and then empties the box", async () => {
  render(<Search />);
  await userEvent.type(box(), "Elm{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect((box() as HTMLInputElement).value).toBe("Elm");

  await userEvent.keyboard("{Escape}");

  expect((box() as HTMLInputElement).value).toBe("");
});

test("typing on begins at the top of the new list", async () => {
  render(<Search />);
  await userEvent.type(box(), "E{ArrowDown}{ArrowDown}");

  await userEvent.type(box(), "lm");

  expect(active()).toBeNull();
});

test("a press picks", async () => {
  render(<Search />);
  await userEvent.type(box(), "O");

  await userEvent.click(screen.getByText("Oak House"));

  expect(picked()).toBe("Oak House");
  expect(document.activeElement).toBe(box());
});
