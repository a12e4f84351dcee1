import { useEffect, useState } from "react";

/** What was typed, once typing has paused for so many milliseconds. */
export function useLater(typed: string, ms = 250): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), ms);
    return () => clearTimeout(timer);
  }, [typed, ms]);
  return settled;
}
