import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Refused } from "~/api/problems";
import { isDeadEnd } from "~/features/auth/join-dead";
import type { Member } from "~/features/care_home/team-data";
import { initials, managersIn, nameOf, names } from "~/features/care_home/team-words";
import { Confirm } from "~/ui/confirm";

const member = (more: Partial<Member>) =>
  ({ role: "care_home_admin", is_active: true, name: null, email: null, ...more }) as Member;

test("people are called by name, else by address, else by what they are", () => {
  expect(nameOf({ name: "Ada Finch", email: "ada@example.com" })).toBe("Ada Finch");
  expect(nameOf({ name: null, email: "ada@example.com" })).toBe("ada@example.com");
  expect(nameOf({ name: null, email: null })).toBe("A colleague");
  expect(initials("Ada Mary Finch")).toBe("AM");
  expect(initials("zoë")).toBe("Z");
  expect(names.format(["Ada", "Ben", "Cleo"])).toBe("Ada, Ben or Cleo");
});

test("only managers who can sign in count as managers", () => {
  const staff = member({ role: "care_home_staff" });
  const suspended = member({ is_active: false });

  expect(managersIn([staff, suspended, member({ name: "Jo" })]).map(nameOf)).toEqual(["Jo"]);
});

test("an invitation that cannot be accepted is told from a fault that may pass", () => {
  const refused = (code: string) => new Refused({ status: 400, code, detail: "No." });

  expect(isDeadEnd(refused("invitation_expired"))).toBe(true);
  expect(isDeadEnd(refused("weak_password"))).toBe(false);
  expect(isDeadEnd(new Error("away"))).toBe(false);
});

function ask(onAct: () => Promise<void>) {
  HTMLDialogElement.prototype.showModal ??= () => {};
  HTMLDialogElement.prototype.close ??= () => {};
  const onClose = vi.fn();
  render(
    <Confirm title="Remove Ada?" act="Remove Ada" onAct={onAct} onClose={onClose}>
      <p>Ada is signed out.</p>
    </Confirm>,
  );
  return onClose;
}

const press = () =>
  userEvent.click(screen.getByRole("button", { name: "Remove Ada", hidden: true }));

test("a confirmed act closes its question", async () => {
  const onClose = ask(async () => {});

  await press();

  expect(onClose).toHaveBeenCalledOnce();
});

test("a refused act stays, with the reason", async () => {
  const onClose = ask(async () => {
    throw new Error("You are the only manager.");
  });

  await press();

  expect(screen.getByRole("alert", { hidden: true }).textContent).toContain(
    "You are the only manager.",
  );
  expect(onClose).not.toHaveBeenCalled();
});
