import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { many } from "~/lib/words";
import { Combobox } from "~/ui/combobox";
import { TryAgain } from "~/ui/try-again";
import { Licence } from "./licence";
import { type Entry, register } from "./queries";
import { useLater } from "./use-later";

const NOBODY: Entry[] = [];

/** Fewer letters fit too many homes. */
const ENOUGH = 3;

type Props = { onPick: (entry: Entry) => void; onByHand: () => void };

/** Find the home in the CQC register by its name, postcode or CQC id. */
export function LookUp({ onPick, onByHand }: Props) {
  const [typed, setTyped] = useState("");
  const q = useLater(typed.trim());
  const asks = q.length >= ENOUGH && typed.trim().length >= ENOUGH;
  const { data, error, refetch } = useQuery({
    ...register(q),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const items = asks ? (data?.items ?? NOBODY) : NOBODY;
  const nothing = asks && data !== undefined && items.length === 0;
  return (
    <div>
      <Combobox
        id="register-search"
        label="Find your home in the CQC register"
        hint="Type its name, its postcode or its CQC id. We fill in what CQC knows; you look it over."
        typed={typed}
        onType={setTyped}
        items={items}
        itemKey={({ location_id }) => location_id}
        onPick={onPick}
        said={said(nothing, items.length)}
      >
        {(entry) => <Option entry={entry} />}
      </Combobox>
      {nothing && <Nothing q={q} />}
      {error && <TryAgain error={error} onRetry={refetch} className="mt-3" />}
      <button
        type="button"
        className="link mt-3 inline-flex min-h-11 items-center text-left"
        onClick={onByHand}
      >
        My home is not in the list: enter it by hand
      </button>
      <p className="mb-2 text-[0.9375rem] text-char-700">
        The register covers England. Homes in Scotland, Wales and Northern Ireland are entered by
        hand.
      </p>
      <Licence />
    </div>
  );
}

function said(nothing: boolean, count: number) {
  if (nothing) return "No home found.";
  return count ? `${many(count, "home")} found. Choose with the up and down keys and Enter.` : "";
}

function Nothing({ q }: { q: string }) {
  return (
    <p className="mt-3 rounded-xl border border-dashed border-warm-500 p-4">
      No home fits “{q}”. Try its postcode alone, or fewer words of its name.
    </p>
  );
}

/** An address in one line. */
export const addressOf = ({ address_line_1, city, postcode }: Entry) =>
  [address_line_1, city, postcode].filter(Boolean).join(", ");

function Option({ entry }: { entry: Entry }) {
  const beds = entry.number_of_beds ? many(entry.number_of_beds, "bed") : null;
  const more = [entry.provider_name, beds, entry.overall_rating].filter(Boolean).join(" · ");
  return (
    <>
      <span className="block font-semibold">{entry.name}</span>
      <span className="block text-[0.9375rem]">{addressOf(entry)}</span>
      {more && <span className="block text-[0.9375rem] text-char-700">{more}</span>}
      {entry.is_dormant && (
        <span className="block text-[0.9375rem] font-semibold text-alert">
          Dormant: gives no care at present
        </span>
      )}
    </>
  );
}
