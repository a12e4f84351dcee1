import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { api } from "~/api/client";
import { Refused } from "~/api/problems";
import { day, time } from "~/lib/words";
import { Button } from "~/ui/button";
import { Pill } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { type Device, devices } from "./queries";

const HANDHELD = /iPhone|iPad|Android/;

/** `22 Nov 2026 at 20:15` */
const moment = (at: string) => `${day(at)} at ${time(at)}`;

type Props = { device: Device; onGone: () => void };

/** One device, and the way to sign it out; this one has the header's Sign out. */
export function DeviceRow({ device, onGone }: Props) {
  const name = device.device ?? "A device we did not note";
  const Icon = HANDHELD.test(name) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-0">
      <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-ocean-100 text-ocean-700">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 grow basis-48">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          {name} {device.current && <Pill kind="done">This device</Pill>}
        </p>
        <p className="text-[0.9375rem] text-char-700">
          Signed in {moment(device.created_at)}
          {!device.current && (
            <>
              <br />
              Last used {moment(device.last_used_at)}
            </>
          )}
        </p>
      </div>
      {!device.current && <SignOut device={device} name={name} onGone={onGone} />}
    </li>
  );
}

function SignOut({ device, name, onGone }: Props & { name: string }) {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => signOut(device.id),
    onSuccess: async () => {
      toast(`${name} is signed out.`);
      onGone();
      await queries.invalidateQueries(devices);
    },
    onError: (error) => toast(error.message, "problem"),
  });
  return (
    <Button tone="ghost" busy={isPending} onClick={() => mutate()}>
      Sign out
      <span className="sr-only">{` ${name}, signed in ${moment(device.created_at)}`}</span>
    </Button>
  );
}

/** A device that was signed out meanwhile is where it should be. */
async function signOut(session_id: string) {
  const params = { path: { session_id } };
  await api.DELETE("/api/auth/sessions/{session_id}", { params }).catch((error) => {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
  });
}
