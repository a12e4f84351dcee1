import { useEffect, useState } from "react";

const FIVE_MINUTES = 5 * 60_000;

type Live<T> = { answer: T | null; failed: boolean };

/**
 * Ask for something now and every five minutes, while the page is looked at.
 *
 * An answer stays when a later one does not come. Plain `fetch`: the landing page carries neither
 * the client of the app nor its cache.
 */
export function useLive<T>(address: string): Live<T> {
  const [live, setLive] = useState<Live<T>>({ answer: null, failed: false });
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(address, { signal: stop.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        setLive({ answer: await answer.json(), failed: false });
      } catch {
        if (!stop.signal.aborted) setLive(({ answer }) => ({ answer, failed: true }));
      }
    };
    void ask();
    const timer = setInterval(ask, FIVE_MINUTES);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [address]);
  return live;
}
