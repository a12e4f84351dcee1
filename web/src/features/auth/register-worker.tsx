import { TextField } from "~/ui/text-field";
import { RegisterPage, useRegistration } from "./register-form";

/** `/register/worker` */
export function Component() {
  const form = useRegistration("worker", { first_name: "", last_name: "" }, (values) => ({
    first_name: values.first_name.trim() ? undefined : "Enter your first name",
    last_name: values.last_name.trim() ? undefined : "Enter your last name",
  }));
  return (
    <RegisterPage
      title="Your care worker account"
      lead="Four answers, then we check your email address. Your profile comes after that."
      tone="sage"
      form={form}
    >
      <TextField label="First name" autoComplete="given-name" {...form.field("first_name")} />
      <TextField label="Last name" autoComplete="family-name" {...form.field("last_name")} />
    </RegisterPage>
  );
}
