/** Where things stand on the map: miles from the middle become pixels, no map of anybody's. */

export type Spot = { id: string; east: number; north: number };
export type Size = { width: number; height: number };

/** What the map looks at: a point, in miles from the middle, and how large a mile is. */
export type Look = { east: number; north: number; scale: number };

type Point = { x: number; y: number };
export type Pin = Point & { spots: readonly Spot[] };

/** How large a pin is, with the room around it that makes it easy to press, in pixels. */
export const PIN: Size = { width: 68, height: 44 };

/** How much is left free around the circle, in pixels. */
const MARGIN = 28;

/** How near one can look: this many times nearer than at first. */
export const NEAREST = 32;

/** The look in which the whole circle is seen. */
export const whole = (radius: number, { width, height }: Size): Look => ({
  east: 0,
  north: 0,
  scale: Math.max(1, Math.min(width, height) / 2 - MARGIN) / radius,
});

export const place = (spot: Omit<Spot, "id">, look: Look, { width, height }: Size): Point => ({
  x: width / 2 + (spot.east - look.east) * look.scale,
  y: height / 2 - (spot.north - look.north) * look.scale,
});

/** Whether a point can be seen with the pin around it. */
export const seen = ({ x, y }: Point, { width, height }: Size) =>
  x >= PIN.width / 2 &&
  y >= PIN.height / 2 &&
  x <= width - PIN.width / 2 &&
  y <= height - PIN.height / 2;

const collide = (one: Point, other: Point) =>
  Math.abs(one.x - other.x) < PIN.width && Math.abs(one.y - other.y) < PIN.height;

/**
 * Put pins that would lie over each other into one, which stands where the nearest of them is.
 * The nearest to the middle come first, so that tabbing goes outwards.
 */
export function pins(spots: readonly Spot[], look: Look, size: Size): Pin[] {
  const found: { at: Point; spots: Spot[] }[] = [];
  const far = ({ east, north }: Spot) => Math.hypot(east, north);
  for (const spot of [...spots].sort((a, b) => far(a) - far(b))) {
    const at = place(spot, look, size);
    const near = found.find((one) => collide(one.at, at));
    if (near) near.spots.push(spot);
    else found.push({ at, spots: [spot] });
  }
  return found.map(({ at, spots }) => ({ ...at, spots }));
}

/** How far the first look reaches, in miles: to the shifts that are known, and not far beyond. */
export function reach(spots: readonly Spot[], radius: number): number {
  const farthest = Math.max(0, ...spots.map(({ east, north }) => Math.hypot(east, north)));
  const near = [1, 2, 5, 10, 15, 20, 30, 50].find((miles) => miles >= farthest * 1.1);
  return spots.length === 0 ? radius : Math.min(radius, near ?? radius);
}

const STEPS = [0.25, 0.5, 1, 2, 5, 10, 20, 25, 50];

type Ring = { miles: number; inside: boolean };

/**
 * Circles of whole distances: as far as one looks, and one beyond.
 *
 * @param radius How far one looks.
 * @param within How far is looked for shifts at all.
 */
export function rings(radius: number, within: number): Ring[] {
  const step = STEPS.find((miles) => radius / miles <= 3) ?? 50;
  const count = Math.ceil(radius / step);
  const steps = Array.from({ length: count }, (_, number) => (number + 1) * step);
  const miles = [
    ...new Set([...steps.filter((one) => one <= radius - step * 0.75), radius, radius + step]),
  ];
  return miles.map((one) => ({ miles: one, inside: one <= within }));
}
