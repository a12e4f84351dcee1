import { useSyncExternalStore } from "react";

const DESK = "(min-width: 64rem)";

const subscribe = (changed: () => void) => {
  const media = matchMedia(DESK);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
};

/** Whether there is room for a wide table; a small screen gets the same facts below each other. */
export const useDesk = () => useSyncExternalStore(subscribe, () => matchMedia(DESK).matches);
