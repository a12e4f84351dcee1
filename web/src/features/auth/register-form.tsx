import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { api, type Schema } from "~/api/client";
import { type Problems, useForm } from "~/lib/form";
import { passwordProblem } from "~/lib/password";
import { Button, type Tone } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { AccountCard } from "./account-card";
import { emailProblem, LIKE, withWait } from "./checks";
import { EmailField } from "./email-field";

type Registration = Schema["Registration"];
type Account = { email: string; password: string };

/** Members that were filled in; the rest can be told later. */
const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));

export function useRegistration<Profile extends Record<string, string>>(
  side: Registration["user_type"],
  profile: Profile,
  check: (values: Profile) => Problems<Profile>,
) {
  const navigate = useNavigate();
  return useForm<Profile & Account>({
    initial: { ...profile, email: "", password: "" },
    check: (values) => ({
      ...check(values),
      email: emailProblem(values.email),
      password: passwordProblem(values.password),
    }),
    send: async (values) => {
      const email = values.email.trim();
      const body = { ...filled(values), email, user_type: side } as Registration;
      await api.POST("/api/auth/register", { body }).catch(withWait);
      navigate("/check-your-email", { state: { email } });
    },
  });
}

type Props = {
  title: string;
  lead: string;
  tone: Tone;
  form: ReturnType<typeof useRegistration<Record<string, string>>>;
  /** The questions only this side is asked. */
  children: ReactNode;
};

export function RegisterPage({ title, lead, tone, form, children }: Props) {
  const failed = Object.values(form.problems).some(Boolean);
  return (
    <AccountCard
      title={title}
      failed={failed}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      <p className="text-char-700">{lead}</p>
      <form noValidate onSubmit={form.submit} className="mt-6 space-y-6">
        {children}
        <EmailField
          {...form.field("email")}
          hint={`We send a link there to make sure it is yours, ${LIKE}.`}
        />
        <PasswordField label="Choose a password" choosing {...form.field("password")} />
        <Button type="submit" tone={tone} large busy={form.sending} className="w-full">
          Create your account
        </Button>
      </form>
      <p className="mt-4 text-[0.9375rem] text-char-700">
        By creating an account you accept our{" "}
        <a href="/terms" className="link">
          terms
        </a>
        . Our{" "}
        <a href="/privacy" className="link">
          privacy notice
        </a>{" "}
        says what we keep and why.
      </p>
      <p className="mt-2">
        <Link to="/register" className="link inline-flex min-h-11 items-center">
          Back
        </Link>
      </p>
    </AccountCard>
  );
}
