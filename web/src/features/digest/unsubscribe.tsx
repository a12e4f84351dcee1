import { useMutation } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { mayPass } from "~/api/problems";
import { AccountCard } from "~/features/auth/account-card";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { leave } from "./queries";

/** `/unsubscribe`: asks first, because programs that look at mail open links too. */
export function Component() {
  const [search] = useSearchParams();
  const token = search.get("token") ?? "";
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => leave(token),
  });
  if (isSuccess) return <Stopped />;
  if (!token || (error && !mayPass(error))) return <NoLink />;
  return (
    <AccountCard title="Stop emails about new shifts?">
      <p className="text-char-700">
        We then write to you only about your account and the shifts you have applied for.
      </p>
      {error && (
        <div role="alert" className="mt-4">
          <Notice kind="problem" title={error.message} />
        </div>
      )}
      <Button large busy={isPending} onClick={() => mutate()} className="mt-6 w-full">
        Stop these emails
      </Button>
    </AccountCard>
  );
}

function Stopped() {
  return (
    <AccountCard title="These emails are stopped">
      <Notice kind="done" title="You get no more emails about new shifts" />
      <p className="mt-6 text-char-700">
        If you change your mind, turn them on again in <Settings />.
      </p>
    </AccountCard>
  );
}

function NoLink() {
  return (
    <AccountCard title="This link does not work">
      <p className="text-char-700">
        It is incomplete, or years old. Sign in, and turn the emails off in <Settings />.
      </p>
    </AccountCard>
  );
}

function Settings() {
  return (
    <Link to="/settings" className="link">
      your settings
    </Link>
  );
}
