import { useEffect, useRef, useState } from "react";

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Counts from the figure that is shown to `target`, in `ms` milliseconds. */
export function useCounter(target: number, ms = 900): number {
  const [shown, setShown] = useState(0);
  const from = useRef(0);
  useEffect(() => {
    const base = from.current;
    from.current = target;
    if (still() || base === target) return setShown(target);
    const began = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, now - began) / ms);
      setShown(Math.round(base + (target - base) * (1 - (1 - part) ** 3)));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(frame);
      setShown(target);
    };
  }, [target, ms]);
  return shown;
}
