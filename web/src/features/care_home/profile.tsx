import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Notice, Pill } from "~/ui/notice";
import { Page } from "~/ui/page";
import { ProgressBar } from "~/ui/progress-bar";
import { ProfileSections } from "./profile-sections";
import { RegisterFacts } from "./register-facts";
import { standing } from "./standing";
import { useMayChange, WithHome } from "./with-home";

const TITLE = "Home profile";

/** `/care-home/profile`: everything we know about the home, to read. */
export function Component() {
  const mayChange = useMayChange();
  return (
    <WithHome title={TITLE}>
      {(home, old) => (
        <Page
          title={TITLE}
          lead={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
              {home.business_name}
              <Pill kind={standing(home).kind}>{standing(home).word}</Pill>
            </span>
          }
        >
          {old}
          {!mayChange && <ReadOnly />}
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid gap-6">
              <ProfileSections home={home} change={mayChange} />
            </div>
            <aside className="grid gap-6 max-lg:order-first" aria-label="About this profile">
              <Card>
                <ProgressBar label="Profile" value={home.profile_completion_percentage} />
                {mayChange && (
                  <ButtonLink to="/care-home/profile/edit" tone="terra" className="mt-5 w-full">
                    Change the profile
                  </ButtonLink>
                )}
              </Card>
              <RegisterFacts home={home} />
            </aside>
          </div>
        </Page>
      )}
    </WithHome>
  );
}

function ReadOnly() {
  return (
    <Notice title="You can read this profile, not change it" className="mb-6">
      What stands here is part of our check of the home, so only its admins change it. If something
      is wrong, tell one of them.
    </Notice>
  );
}
