import { type ReactNode, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { Figures } from "~/features/public/figures";
import { known } from "~/features/public/known";
import { Qualifications } from "~/features/public/qualifications";

/** The parts of the landing page that change while it is read. */
const ISLANDS: Record<string, () => ReactNode> = {
  figures: () => <Figures />,
  qualifications: () => <Qualifications known={known()} />,
};

/** Let React take over one part; the page around it stays as it came. */
export function wake(place: HTMLElement) {
  const island = ISLANDS[place.dataset.island ?? ""];
  if (island) hydrateRoot(place, <StrictMode>{island()}</StrictMode>);
}
