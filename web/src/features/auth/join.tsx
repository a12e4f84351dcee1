import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { api, data, type Schema } from "~/api/client";
import type { Refused } from "~/api/problems";
import { signIn } from "~/app/use-session";
import { ROLES } from "~/features/care_home/team-words";
import { useForm } from "~/lib/form";
import { passwordProblem } from "~/lib/password";
import { day } from "~/lib/words";
import { Button } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { PasswordField } from "~/ui/password-field";
import { TextField } from "~/ui/text-field";
import { TryAgain } from "~/ui/try-again";
import { AccountCard } from "./account-card";
import { withWait } from "./checks";
import { EmailField } from "./email-field";
import { DeadInvitation, isDeadEnd } from "./join-dead";

type Seen = Schema["InvitationSeen"];

/** `/join`: the link of an invitation into a care home's team. */
export function Component() {
  const [search] = useSearchParams();
  const [link] = useState(() => search.get("token") ?? "");
  const [dead, setDead] = useState<Refused | null>(null);
  useEffect(() => {
    history.replaceState(history.state, "", "/join"); // keep it out of the history
  }, []);
  const seen = useQuery({
    queryKey: ["invitation", link],
    queryFn: () => data(api.POST("/api/auth/invitations/look", { body: { token: link } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const end = dead ?? (isDeadEnd(seen.error) ? seen.error : null);
  if (end) return <DeadInvitation refusal={end} />;
  if (seen.data) return <Join link={link} seen={seen.data} onDead={setDead} />;
  return (
    <AccountCard title="Your invitation">
      {seen.error ? (
        <TryAgain error={seen.error} onRetry={seen.refetch} />
      ) : (
        <Skeleton shape="h-64" />
      )}
    </AccountCard>
  );
}

type Props = { link: string; seen: Seen; onDead: (refusal: Refused) => void };

function useJoin({ link, seen, onDead }: Props) {
  const navigate = useNavigate();
  return useForm({
    initial: { name: seen.name ?? "", password: "" },
    check: ({ name, password }) => ({
      name: name.trim() ? undefined : "Enter your name",
      password: passwordProblem(password),
    }),
    send: async ({ name, password }) => {
      const body = { token: link, name: name.trim(), password };
      await api.POST("/api/auth/invitations/accept", { body }).catch((error) => {
        if (isDeadEnd(error)) onDead(error);
        withWait(error);
      });
      const to = await signIn(seen.email, password)
        .then(({ redirect_to }) => redirect_to)
        .catch(() => "/login"); // the account is there; signing in can wait
      navigate(to, { replace: true, state: { said: "Your account is ready. Sign in to go on." } });
    },
  });
}

function Join(props: Props) {
  const { seen } = props;
  const form = useJoin(props);
  return (
    <AccountCard
      title={`Join ${seen.business_name ?? "a care home"}`}
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      <Offer seen={seen} />
      <form noValidate onSubmit={form.submit} className="mt-6 space-y-6">
        <TextField label="Your name" autoComplete="name" {...form.field("name")} />
        <EmailField
          id="email"
          label="Your email address"
          hint="You sign in with it. The link has proven that it is yours."
          value={seen.email}
          readOnly
        />
        <PasswordField label="Choose a password" choosing {...form.field("password")} />
        <Button type="submit" tone="terra" large busy={form.sending} className="w-full">
          Join the team
        </Button>
      </form>
      <p className="mt-4 text-[0.9375rem] text-char-700">
        By joining you accept our{" "}
        <a href="/terms" className="link">
          terms
        </a>
        . Our{" "}
        <a href="/privacy" className="link">
          privacy notice
        </a>{" "}
        says what we keep and why.
      </p>
    </AccountCard>
  );
}

/** Who invites, and to what. */
function Offer({ seen }: { seen: Seen }) {
  const role = ROLES[seen.role];
  return (
    <div className="rounded-2xl bg-terra-50 p-4 text-char-900">
      <p className="font-semibold">
        {seen.inviter_name ?? "A manager"} invites you as {role?.as}.
      </p>
      <p className="mt-1 text-char-700">You {role?.can}</p>
      <p className="mt-1 text-[0.9375rem] text-char-700">
        The invitation works until {day(seen.expires_at)}.
      </p>
    </div>
  );
}
