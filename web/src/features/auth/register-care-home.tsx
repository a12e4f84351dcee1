import { TextField } from "~/ui/text-field";
import { RegisterPage, useRegistration } from "./register-form";

/** `/register/care-home` */
export function Component() {
  const form = useRegistration("care_home", { business_name: "", contact_name: "" }, (values) => ({
    business_name: values.business_name.trim() ? undefined : "Enter the name of your care home",
    contact_name: values.contact_name.trim() ? undefined : "Enter your name",
  }));
  return (
    <RegisterPage
      title="Your care home account"
      lead="Four answers, then we check your email address. Your home’s details come after that."
      tone="terra"
      form={form}
    >
      <TextField
        label="Name of the care home"
        hint="As it is registered with the Care Quality Commission."
        autoComplete="organization"
        {...form.field("business_name")}
      />
      <TextField label="Your name" autoComplete="name" {...form.field("contact_name")} />
    </RegisterPage>
  );
}
