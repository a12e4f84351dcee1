import type { Schema } from "~/api/client";
import { signIn } from "~/app/use-session";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { emailProblem, withWait } from "./checks";
import { EmailField } from "./email-field";

export type SignedIn = Schema["SignedIn"];

type Options = { email?: string; onSignedIn: (answer: SignedIn) => void };

export function useSignInForm({ email = "", onSignedIn }: Options) {
  return useForm({
    initial: { email, password: "" },
    secret: ["password"],
    check: ({ email, password }) => ({
      email: emailProblem(email),
      password: password ? undefined : "Enter your password",
    }),
    send: async ({ email, password }) =>
      onSignedIn(await signIn(email.trim(), password).catch(withWait)),
  });
}

type SignInFormState = ReturnType<typeof useSignInForm>;

/** Address and password; used by the page, and over a page whose session has ended. */
export function SignInForm({ form, summary }: { form: SignInFormState; summary?: boolean }) {
  return (
    <form noValidate onSubmit={form.submit}>
      {summary && <ErrorSummary problems={form.problems} attempt={form.attempt} />}
      <div className="space-y-6">
        <EmailField {...form.field("email")} />
        <PasswordField label="Password" {...form.field("password")} />
      </div>
      <Button type="submit" large busy={form.sending} className="mt-8 w-full">
        Sign in
      </Button>
    </form>
  );
}
