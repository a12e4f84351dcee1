import { useQueryClient } from "@tanstack/react-query";
import { leave } from "~/api/session";
import type { Me } from "~/app/queries";
import { Dialog } from "~/ui/dialog";
import { SignInForm, useSignInForm } from "./sign-in-form";

/** Stands over a page whose session has ended: nothing that was typed is lost. */
export function SignInAgain() {
  const email = useQueryClient().getQueryData<Me>(["me"])?.email;
  const form = useSignInForm({ email, onSignedIn: () => {} });
  return (
    <Dialog title="Sign in to carry on">
      <p className="mb-6 text-char-700">
        You were signed out to keep your account safe. What you typed is still here, and is saved as
        soon as you sign in.
      </p>
      <SignInForm form={form} summary />
      <button
        type="button"
        className="link mt-4 inline-flex min-h-11 items-center"
        onClick={() => leave()}
      >
        Leave this page
      </button>
    </Dialog>
  );
}
