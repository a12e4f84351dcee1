import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { SkipLink } from "~/site/skip-link";
import { Logo } from "~/ui/icon";
import { toast } from "~/ui/toast";
import { isSaved } from "./draft";
import { SaveStatus } from "./save-status";
import { DASHBOARD } from "./steps";
import { useWizard } from "./use-wizard";

/** One thing at a time: the wizard's header has no places to go, only whether all is saved. */
export function WizardHeader() {
  return (
    <header className="no-print sticky top-0 z-40 border-b border-warm-200 bg-white">
      <SkipLink />
      <div className="shell flex min-h-16 flex-wrap items-center gap-x-4">
        <Link
          to={DASHBOARD}
          className="inline-flex min-h-16 items-center"
          aria-label="Vicarity, your start page"
        >
          <Logo />
        </Link>
        <SaveStatus />
        <Exit />
      </div>
    </header>
  );
}

function Exit() {
  const { saving } = useWizard();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    if (busy) return;
    setBusy(true);
    await saving.save().catch(() => {}); // what is not taken stays here as a draft
    setBusy(false);
    const all = isSaved(saving.current().draft);
    toast(all ? "Your answers are saved" : "Unfinished answers are kept on this device");
    navigate(DASHBOARD);
  };
  return (
    <button
      type="button"
      onClick={leave}
      aria-disabled={busy || undefined}
      className="-mr-3 ml-auto inline-flex min-h-11 items-center rounded-lg px-3 font-semibold text-ocean-700 hover:bg-warm-100 sm:ml-0"
    >
      <span className="max-sm:hidden">Save and exit</span>
      <span className="sm:hidden">Exit</span>
    </button>
  );
}
