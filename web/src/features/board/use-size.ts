import { type RefObject, useLayoutEffect, useState } from "react";
import type { Size } from "./map-layout";

/** How large an element is, in whole pixels; nothing until it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () => setSize({ width: box.clientWidth, height: box.clientHeight });
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(box);
    return () => watching.disconnect();
  }, [ref]);
  return size?.width && size.height ? size : null;
}
