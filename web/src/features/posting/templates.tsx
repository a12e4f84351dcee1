import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type CareRole, roles } from "~/features/shift/queries";
import { many, money } from "~/lib/words";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { Confirm } from "~/ui/confirm";
import { Page } from "~/ui/page";
import { toast } from "~/ui/toast";
import { TryAgain } from "~/ui/try-again";
import { Places } from "./places";
import { deleteTemplate, type Template, templates } from "./queries";
import { overnight } from "./repeat";
import { SUGGESTIONS, type Usual } from "./suggestions";

/** `/care-home/templates`: the home's usual shifts. */
export function Component() {
  const { data, error, refetch } = useQuery(templates);
  const [leaving, setLeaving] = useState<Template | null>(null);
  return (
    <Page title="Templates" lead="Your usual shifts, to post others like them in seconds.">
      <Places />
      {error && <TryAgain error={error} onRetry={refetch} stale={Boolean(data)} className="mb-6" />}
      {!error && !data && <Skeleton shape="h-64" />}
      {data?.length === 0 && <Begin />}
      {data && data.length > 0 && (
        <>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {data.map((one) => (
              <Own key={one.id} template={one} onDelete={() => setLeaving(one)} />
            ))}
          </div>
          <ButtonLink to="/care-home/templates/new" tone="terra" large className="mt-6">
            New template
          </ButtonLink>
        </>
      )}
      {leaving && <Delete template={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function Delete({ template, onClose }: { template: Template; onClose: () => void }) {
  const { id, name } = template;
  return (
    <Confirm
      title={`Delete “${name}”?`}
      act={`Delete “${name}”`}
      tone="terra"
      onClose={onClose}
      onAct={async () => {
        await deleteTemplate(id);
        toast(`“${name}” deleted`);
      }}
    >
      <p>You can no longer post from it. Shifts that you made from it stay as they are.</p>
    </Confirm>
  );
}

/** The first visit: three to adapt, or one's own. */
function Begin() {
  return (
    <>
      <p className="mb-4 max-w-[38rem]">
        You have none yet. Most homes begin with these three: adapt one to your times, and save it.
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        {SUGGESTIONS.map((usual) => (
          <Card key={usual.name}>
            <Facts usual={usual} />
            <ButtonLink
              to={`/care-home/templates/new?like=${encodeURIComponent(usual.name)}`}
              tone="ghost"
              className="mt-4 w-full"
            >
              Adapt and save<span className="sr-only"> {usual.name}</span>
            </ButtonLink>
          </Card>
        ))}
      </div>
      <ButtonLink to="/care-home/templates/new" tone="terra" large className="mt-6">
        Start with an empty one
      </ButtonLink>
    </>
  );
}

function Own({ template, onDelete }: { template: Template; onDelete: () => void }) {
  const { id, name } = template;
  return (
    <section aria-label={name} className="card flex flex-col p-5 sm:p-6">
      <Facts usual={template} />
      <div className="mt-auto grid grid-cols-2 gap-2 pt-4">
        <ButtonLink to={`/care-home/shifts/new?template=${id}`} tone="ghost" className="col-span-2">
          Post from this<span className="sr-only"> {name}</span>
        </ButtonLink>
        <ButtonLink to={`/care-home/templates/${id}`} tone="ghost">
          Change<span className="sr-only"> {name}</span>
        </ButtonLink>
        <Button tone="ghost" onClick={onDelete}>
          Delete<span className="sr-only"> {name}</span>
        </Button>
      </div>
    </section>
  );
}

function Facts({ usual }: { usual: Usual }) {
  const { data } = useQuery(roles);
  const { name, starts, ends, break_minutes, hourly_rate, positions } = usual;
  return (
    <>
      <h2 className="text-xl break-words">{name}</h2>
      <p className="mt-1 font-semibold tabular-nums">
        {starts} to {ends}
        {overnight(starts, ends) && " the next day"}
      </p>
      <ul className="mt-2 text-char-700">
        <li>{roleName(data, usual.role)}</li>
        <li>{break_minutes > 0 ? `${break_minutes} minutes unpaid break` : "No unpaid break"}</li>
        <li>{hourly_rate ? `${money(hourly_rate)} an hour` : "Pay decided each time"}</li>
        <li>{many(positions, "person", "people")}</li>
      </ul>
    </>
  );
}

const roleName = (known: readonly CareRole[] | undefined, role: string) =>
  known?.find(({ code }) => code === role)?.name ?? "…";
