import { useEffect, useRef } from "react";

/**
 * Keeps focus near what somebody pressed when that goes away with a change: spread the result
 * over the element that stays.
 */
export function useFocusKept<Kept extends HTMLElement>(changing: unknown) {
  const ref = useRef<Kept>(null);
  const before = useRef(changing);
  useEffect(() => {
    if (before.current !== changing && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
    before.current = changing;
  }, [changing]);
  return { ref, tabIndex: -1 };
}
