import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { Refused } from "~/api/problems";
import { withWait } from "~/features/auth/checks";
import { useForm } from "~/lib/form";
import { passwordProblem } from "~/lib/password";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PasswordField } from "~/ui/password-field";
import { devices } from "./queries";

const WRONG = "This is not your current password. Type it again.";

/** The server says "incorrect email or password"; here only one of them was asked for. */
export function besideTheField(error: unknown): never {
  if (error instanceof Refused && error.code === "invalid_credentials") {
    const { status, code } = error;
    const errors = [{ pointer: "#/current_password", code, detail: WRONG }];
    throw new Refused({ status, code, detail: WRONG, errors });
  }
  return withWait(error);
}

const EMPTY = { current_password: "", new_password: "" };

export function useChangePassword() {
  const queries = useQueryClient();
  const [changed, setChanged] = useState(false);
  const form = useForm({
    initial: EMPTY,
    secret: ["current_password", "new_password"],
    check: ({ current_password, new_password }) => ({
      current_password: current_password ? undefined : "Enter your current password",
      new_password: passwordProblem(new_password),
    }),
    send: async (body) => {
      setChanged(false);
      await api.POST("/api/auth/password-change", { body }).catch(besideTheField);
      form.set(EMPTY);
      setChanged(true);
      void queries.invalidateQueries(devices);
    },
  });
  return { ...form, changed };
}

type Props = { form: ReturnType<typeof useChangePassword>; email: string };

export function ChangePassword({ form, email }: Props) {
  return (
    <form noValidate onSubmit={form.submit} className="space-y-6">
      {/* For password managers, which otherwise ask whose password this is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label="Current password" {...form.field("current_password")} />
      <PasswordField label="New password" choosing {...form.field("new_password")} />
      <div role="status">
        {form.changed && (
          <Notice kind="done" title="Your password is changed.">
            Your other devices are signed out. We have sent you an email about it.
          </Notice>
        )}
      </div>
      <Button type="submit" large busy={form.sending} className="max-sm:w-full">
        Change my password
      </Button>
      <p className="text-char-700">This signs you out on your other devices, not on this one.</p>
    </form>
  );
}
