import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Refused } from "~/api/problems";
import { NO_DATE } from "~/lib/dates";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { CheckboxGroup } from "~/ui/choices";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { TextField } from "~/ui/text-field";
import { Toasts, toast } from "~/ui/toast";

type Values = { name: string; secret: string };

function Form({ send }: { send: (values: Values) => Promise<void> }) {
  const form = useForm<Values>({
    initial: { name: "", secret: "" },
    secret: ["secret"],
    check: ({ name }) => ({ name: name ? undefined : "Enter your name" }),
    send,
  });
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      <TextField label="Name" hint="As on your passport" {...form.field("name")} />
      <PasswordField label="Secret" {...form.field("secret")} />
      <Button type="submit" busy={form.sending}>
        Send
      </Button>
    </form>
  );
}

const press = () => userEvent.click(screen.getByRole("button", { name: "Send" }));

test("a form that lacks an answer says so above and beside it, and takes focus", async () => {
  render(<Form send={async () => {}} />);

  await press();

  const summary = screen.getByRole("alert");
  expect(document.activeElement).toBe(summary);
  expect(within(summary).getByRole("link").textContent).toBe("Enter your name");
  const box = screen.getByLabelText("Name");
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(box.getAttribute("aria-describedby")).toBe("name-hint name-error");
});

test("the summary leads to the answer", async () => {
  render(<Form send={async () => {}} />);
  await press();

  await userEvent.click(screen.getByRole("link", { name: "Enter your name" }));

  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
});

test("the server's words stand beside the answer they are about; secrets are emptied", async () => {
  const errors = [{ pointer: "#/name", code: "taken", detail: "This name is taken." }];
  const refused = new Refused({ status: 422, code: "x", detail: "Look again.", errors });
  render(<Form send={() => Promise.reject(refused)} />);
  await userEvent.type(screen.getByLabelText("Name"), "Ada");
  await userEvent.type(screen.getByLabelText("Secret"), "hush");

  await press();

  expect(screen.getByRole("link", { name: "This name is taken." })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Ada");
  expect(screen.getByLabelText<HTMLInputElement>("Secret").value).toBe("");
});

test("what concerns no single answer heads the summary", async () => {
  const refused = new Refused({ status: 401, code: "x", detail: "Incorrect email or password" });
  render(<Form send={() => Promise.reject(refused)} />);
  await userEvent.type(screen.getByLabelText("Name"), "Ada");

  await press();

  expect(screen.getByRole("alert").textContent).toContain("Incorrect email or password");
  expect(screen.queryByRole("link")).toBeNull();
});

test("a form is sent once however often it is pressed", async () => {
  const send = vi.fn(() => new Promise<void>(() => {}));
  render(<Form send={send} />);
  await userEvent.type(screen.getByLabelText("Name"), "Ada");

  await press();
  await userEvent.click(screen.getByRole("button", { name: "One moment" }));

  expect(send).toHaveBeenCalledTimes(1);
});

test("a password can be shown, and says what it lacks", async () => {
  function Choose() {
    const [value, setValue] = useState("");
    return (
      <PasswordField
        id="new"
        label="Password"
        choosing
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
    );
  }
  render(<Choose />);
  const box = screen.getByLabelText<HTMLInputElement>("Password");

  await userEvent.type(box, "abc1");
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));

  expect(box.type).toBe("text");
  expect(screen.getByText("a number").textContent).toContain("done");
  expect(screen.getByText("a symbol").textContent).toContain("missing");
});

test("a date is three boxes; the first has the question's id", async () => {
  const changed = vi.fn();
  render(<DateField id="born" label="Date of birth" value={NO_DATE} onChange={changed} />);

  await userEvent.type(screen.getByLabelText("Month"), "3");

  expect(screen.getByLabelText("Day").id).toBe("born");
  expect(changed).toHaveBeenCalledWith({ day: "", month: "3", year: "" });
});

test("boxes are kept in the order of the list", async () => {
  const options = ["monday", "tuesday"].map((value) => ({ value, label: value }));
  const changed = vi.fn();
  render(
    <CheckboxGroup
      id="days"
      label="Days"
      options={options}
      values={["tuesday"]}
      onChange={changed}
    />,
  );

  await userEvent.click(screen.getByLabelText("monday"));

  expect(changed).toHaveBeenCalledWith(["monday", "tuesday"]);
});

test("a toast is put into a region that is already there", async () => {
  render(<Toasts />);
  const region = screen.getByRole("status");

  toast("Saved");

  expect(await within(region).findByText("Saved")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close this message" }));
  expect(within(region).queryByText("Saved")).toBeNull();
});
