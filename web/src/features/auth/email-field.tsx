import type { ComponentProps } from "react";
import { TextField } from "~/ui/text-field";

/** An email address, as phones and password managers like to fill it in. */
export function EmailField(
  props: Omit<ComponentProps<typeof TextField>, "label"> & { label?: string },
) {
  return (
    <TextField
      label="Email address"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  );
}
