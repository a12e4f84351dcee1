import { useSyncExternalStore } from "react";

/** From here on the map stands beside the list: Tailwind's `xl`. */
const WIDE = "(min-width: 80rem)";

const subscribe = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

export const useWide = () => useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
