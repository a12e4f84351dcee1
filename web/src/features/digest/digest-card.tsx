import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useMe } from "~/app/queries";
import { roles } from "~/features/shift/queries";
import { profile } from "~/features/worker/profile";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { Card, Skeleton } from "~/ui/card";
import { CheckboxGroup, RadioGroup } from "~/ui/choices";
import { Notice } from "~/ui/notice";
import { Select } from "~/ui/select";
import { TryAgain } from "~/ui/try-again";
import { asChange, asForm, type Choice, distances, saved } from "./choice";
import { choose, type Notifications, notifications } from "./queries";

/** Whether, how often and of what a worker hears by email. */
export function DigestCard() {
  const { data, error, refetch } = useQuery(notifications);
  return (
    <Card title="New shifts by email">
      {data ? (
        <DigestForm chosen={data} />
      ) : error ? (
        <TryAgain error={error} onRetry={refetch} />
      ) : (
        <Skeleton shape="h-64" />
      )}
    </Card>
  );
}

const HOW_OFTEN = [
  { value: "off", label: "Never" },
  { value: "daily", label: "Every day", hint: "At seven in the morning, if there is anything new" },
  { value: "weekly", label: "Once a week", hint: "On Mondays at seven, if there is anything new" },
] as const;

function DigestForm({ chosen }: { chosen: Notifications }) {
  const kinds = useQuery(roles).data ?? [];
  const [done, setDone] = useState("");
  const form = useForm<Choice>({
    initial: asForm(chosen),
    check: () => ({}),
    send: async (choice) => {
      setDone("");
      setDone(saved(await choose(asChange(choice, kinds.length))));
    },
  });
  const { values, set, problems } = form;
  const problem = Object.values(problems).find(Boolean);
  const change = (changed: Partial<Choice>) => {
    setDone("");
    set(changed);
  };
  return (
    <form noValidate onSubmit={form.submit} className="space-y-6">
      <p className="text-char-700">
        We can write to you when shifts are posted near you that your passport covers. You can stop
        it here, or with one press in any of these emails.
      </p>
      <RadioGroup
        id="digest"
        label="How often"
        options={HOW_OFTEN}
        value={values.digest}
        onChange={(digest) => change({ digest: digest as Choice["digest"] })}
      />
      {values.digest !== "off" && <Which values={values} kinds={kinds} onChange={change} />}
      {problem && (
        <div role="alert">
          <Notice kind="problem" title={problem} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button type="submit" busy={form.sending} className="max-sm:w-full">
          Save my choice
        </Button>
        <p role="status" className="text-char-700">
          {done}
        </p>
      </div>
    </form>
  );
}

type WhichProps = {
  values: Choice;
  kinds: readonly { code: string; name: string }[];
  onChange: (changed: Partial<Choice>) => void;
};

/** Of which shifts: how far away, and which kinds of work. */
function Which({ values, kinds, onChange }: WhichProps) {
  const own = useQuery(profile).data?.travel_radius_miles;
  const { data: account } = useMe();
  return (
    <>
      {account?.profile_complete === false && (
        <Notice kind="attention" title="Your profile is not complete yet">
          We can look for shifts once it is.{" "}
          <Link to="/complete-profile" className="link">
            Go on with your profile
          </Link>
        </Notice>
      )}
      <Select
        id="digest-miles"
        label="How far away"
        options={distances(values.radius_miles, own)}
        value={values.radius_miles}
        onChange={(event) => onChange({ radius_miles: event.target.value })}
        width="max-w-80"
      />
      {kinds.length > 0 && (
        <CheckboxGroup
          id="digest-roles"
          label="Which work (optional)"
          hint="Tick nothing to hear of all work."
          options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
          values={values.roles}
          onChange={(chosen) => onChange({ roles: chosen })}
          columns
        />
      )}
    </>
  );
}
