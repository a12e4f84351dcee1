/** Where a booked shift is, and the way there. */

import type { Schema } from "~/api/client";

type Home = Schema["BookedHome"];

/** What a home is called; a home without a name has hidden it for now. */
export const nameOf = ({ name }: Pick<Home, "name">) => name ?? "The care home";

/** The address in one line; empty for whoever is not booked, who is not told. */
export const placeOf = ({ address_line_1, address_line_2, city, postcode }: Home) =>
  postcode ? [address_line_1, address_line_2, city, postcode].filter(Boolean).join(", ") : "";

/** A map of the way there, on another site, which only opens when somebody asks for it. */
export const wayTo = (address: string) =>
  `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(address)}`;
