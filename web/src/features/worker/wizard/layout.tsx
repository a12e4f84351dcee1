import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Outlet } from "react-router";
import { Skeleton } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { type Profile, profile } from "../profile";
import { ConflictDialog } from "./conflict-dialog";
import { WizardHeader } from "./header";
import { Progress } from "./progress";
import { useAutosave, WizardContext } from "./use-wizard";

/** Everything below `/complete-profile`: the profile is fetched once, and saved by itself. */
export function Component() {
  const { data, error, refetch } = useQuery({ ...profile, refetchOnWindowFocus: "always" });
  useFocus(refetch);
  if (data) return <Wizard key={data.user_id} profile={data} />;
  if (error) return <Trouble said={error.message} onAgain={() => refetch()} />;
  return (
    <div className="shell py-8 lg:py-12">
      <Skeleton shape="h-96" />
    </div>
  );
}

/** Another tab or device may have answered while this one was not looked at. */
function useFocus(look: () => unknown) {
  useEffect(() => {
    const looked = () => void look();
    addEventListener("focus", looked);
    return () => removeEventListener("focus", looked);
  }, [look]);
}

function Trouble({ said, onAgain }: { said: string; onAgain: () => void }) {
  return (
    <main id="main" className="shell py-12">
      <title>Error: Your profile - Vicarity</title>
      <h1 className="h-title mb-6">Your profile</h1>
      <Notice kind="problem" title={said}>
        <button type="button" className="btn btn-ghost mt-3" onClick={onAgain}>
          Try again
        </button>
      </Notice>
    </main>
  );
}

function Wizard({ profile }: { profile: Profile }) {
  const saving = useAutosave(profile);
  return (
    <WizardContext value={saving}>
      <WizardHeader />
      <div className="shell grid gap-6 py-6 lg:grid-cols-[18rem_minmax(0,1fr)] lg:items-start lg:gap-10 lg:py-10">
        <Progress />
        <Outlet />
      </div>
      <ConflictDialog />
    </WizardContext>
  );
}
