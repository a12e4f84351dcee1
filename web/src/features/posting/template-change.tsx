import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { ButtonLink } from "~/ui/button";
import { Empty, Skeleton } from "~/ui/card";
import { Page } from "~/ui/page";
import { TryAgain } from "~/ui/try-again";
import { changeTemplate, templates } from "./queries";
import { TemplateForm } from "./template-form";
import { ofTemplate } from "./typed";

const TITLE = "Change a template";

/** `/care-home/templates/:id`: shifts made from it stay as they are. */
export function Component() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(templates);
  const found = data?.find((one) => one.id === id);
  if (found)
    return (
      <TemplateForm
        key={id}
        title={TITLE}
        initial={{ name: found.name, ...ofTemplate(found) }}
        save={(body) => changeTemplate(id, body)}
      />
    );
  return (
    <Page title={TITLE} failed={Boolean(error)} narrow>
      {!data && !error && <Skeleton shape="h-96" />}
      {!data && error && <TryAgain error={error} onRetry={refetch} />}
      {data && (
        <Empty title="There is no such template">
          <p>Somebody may have deleted it. Shifts made from it are still there.</p>
          <ButtonLink to="/care-home/templates" tone="terra" className="mt-4">
            See your templates
          </ButtonLink>
        </Empty>
      )}
    </Page>
  );
}
