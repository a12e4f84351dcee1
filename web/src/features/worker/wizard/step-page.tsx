import { ArrowLeft, Info } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Heading } from "~/ui/page";
import { before, STEPS } from "./steps";
import type { StepForm } from "./use-step";

/** The frame of a step: what it asks, why, and the way on. */
export function StepPage({ form, children }: { form: StepForm; children: ReactNode }) {
  const { step, problems, attempt } = form;
  const failed = Object.values(problems).some(Boolean);
  useNamedQuestion();
  return (
    <main id="main" tabIndex={-1} className="min-w-0">
      <title>{`${failed ? "Error: " : ""}${step.name} - Your profile - Vicarity`}</title>
      <Back form={form} />
      <ErrorSummary problems={problems} attempt={attempt} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_13rem] xl:gap-12">
        <div className="min-w-0 max-w-[38rem]">
          <p className="mb-1 text-char-600">
            Step {step.number} of {STEPS.length}
          </p>
          <Heading>{step.name}</Heading>
          <p className="mt-3 text-lg text-char-700">{step.lead}</p>
          <form noValidate onSubmit={form.submit} className="mt-8 space-y-7">
            {children}
            <div className="pt-2">
              <Button
                type="submit"
                tone="sage"
                large
                busy={form.sending}
                busyLabel="Saving"
                className="max-sm:w-full"
              >
                Save and continue
              </Button>
            </div>
          </form>
        </div>
        <Why>{step.why}</Why>
      </div>
    </main>
  );
}

function Back({ form }: { form: StepForm }) {
  const [search] = useSearchParams();
  const back = before(form.step, search.get("from"));
  if (!back) return null;
  return (
    <Link
      to={back.to}
      className="mb-2 -ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-1 font-semibold text-ocean-700 hover:underline"
    >
      <ArrowLeft className="size-4" aria-hidden="true" /> {back.label}
    </Link>
  );
}

function Why({ children }: { children: ReactNode }) {
  return (
    <aside aria-label="Why we ask" className="text-[0.9375rem] max-xl:max-w-[38rem]">
      <div className="rounded-2xl bg-ocean-100 p-4 text-ocean-900">
        <h2 className="flex items-center gap-2 text-base">
          <Info className="size-5 shrink-0" aria-hidden="true" /> Why we ask
        </h2>
        <p className="mt-1.5">{children}</p>
      </div>
      <p className="mt-4 rounded-2xl p-4 text-char-700 ring-1 ring-warm-300 ring-inset">
        Answers are saved as you type. You can go on with them on any device.
      </p>
    </aside>
  );
}

/** A link to one question, such as Change beside an answer, leads into its box. */
function useNamedQuestion() {
  const { hash } = useLocation();
  useEffect(() => {
    const field = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    field?.closest("[data-field]")?.scrollIntoView({ block: "start" });
    field?.focus({ preventScroll: true });
  }, [hash]);
}
