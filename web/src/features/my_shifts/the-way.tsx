import { MapPin, Phone, UserRound } from "lucide-react";
import { phone as spaced } from "~/lib/words";
import { wayTo } from "./place";

type Props = {
  home: string;
  address: string;
  contact: string | null;
  phone: string | null;
};

/** Where to go, whom to ask for, and the two things somebody on the way needs: ring, and route. */
export function TheWay({ home, address, contact, phone }: Props) {
  return (
    <div className="grid gap-3">
      <p className="flex gap-2">
        <MapPin className="mt-1 size-4 shrink-0 text-char-600" aria-hidden="true" />
        <span>
          <span className="sr-only">Address: </span>
          {address}
        </span>
      </p>
      {contact && (
        <p className="flex gap-2">
          <UserRound className="mt-1 size-4 shrink-0 text-char-600" aria-hidden="true" />
          Ask for {contact}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {phone && (
          <a href={`tel:${phone}`} className="btn btn-ghost grow">
            <Phone className="size-4 shrink-0" aria-hidden="true" />
            <span>
              {spaced(phone)}
              <span className="sr-only">: ring {home}</span>
            </span>
          </a>
        )}
        <a href={wayTo(address)} target="_blank" rel="noreferrer" className="btn btn-ghost grow">
          <MapPin className="size-4 shrink-0" aria-hidden="true" />
          <span>
            Route <span className="sr-only">to {home}, </span>
            <span className="font-normal">in Google Maps</span>
            <span className="sr-only">, opens a new tab</span>
          </span>
        </a>
      </div>
    </div>
  );
}
