import { type PointerEvent, useRef } from "react";
import type { Look } from "./map-layout";

type Place = { east: number; north: number };

/** How far a pointer goes before it drags: less is a press, in pixels. */
const STEADY = 4;

/** Move what the map looks at with a pointer; the pins can be reached by keyboard as well. */
export function useDrag(look: Look, on: boolean, onMove: (to: Place) => void) {
  const from = useRef<{ x: number; y: number; look: Look; moving: boolean } | null>(null);
  const begin = ({ clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    from.current = on ? { x: clientX, y: clientY, look, moving: false } : null;
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const start = from.current;
    if (!start) return;
    const [right, down] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.moving && Math.hypot(right, down) < STEADY) return;
    if (!start.moving) event.currentTarget.setPointerCapture(event.pointerId);
    start.moving = true;
    const { east, north, scale } = start.look;
    onMove({ east: east - right / scale, north: north + down / scale });
  };
  const end = () => {
    from.current = null;
  };
  return { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: end };
}
