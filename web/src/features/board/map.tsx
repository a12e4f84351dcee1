import { Minus, Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { when } from "~/features/shift/words";
import { classes } from "~/lib/classes";
import { many, money } from "~/lib/words";
import { miles } from "./chips";
import {
  type Look,
  NEAREST,
  place,
  reach,
  rings,
  type Size,
  type Spot,
  seen,
  whole,
} from "./map-layout";
import { Pins } from "./map-pins";
import type { Shift } from "./queries";
import { useDrag } from "./use-drag";
import { useSize } from "./use-size";

type Props = {
  shifts: readonly Shift[];
  /** Miles. */
  radius: number;
  /** The shift that is looked at in the list. */
  active: string | null;
  onLook: (id: string | null) => void;
};

/** The shifts of homes whose place is known. */
const spotsOf = (shifts: readonly Shift[]): Spot[] =>
  shifts.flatMap(({ id, miles_east: east, miles_north: north }) =>
    east === null || north === null ? [] : [{ id, east, north }],
  );

/** How far and which way from the middle each shift is; the list beside it has the same shifts. */
export function ShiftMap({ shifts, radius, active, onLook }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <section
      aria-label="Map of shifts by distance. The list has the same shifts."
      className="size-full"
    >
      <div ref={box} className="relative size-full overflow-hidden bg-ocean-50">
        {size && (
          <Drawn
            key={reach(spotsOf(shifts), radius)}
            shifts={shifts}
            radius={radius}
            active={active}
            onLook={onLook}
            size={size}
          />
        )}
      </div>
    </section>
  );
}

function Drawn({ shifts, radius, active, onLook, size }: Props & { size: Size }) {
  const spots = spotsOf(shifts);
  const around = reach(spots, radius);
  const first = whole(around, size);
  const [zoom, setZoom] = useState(1);
  const [middle, setMiddle] = useState({ east: 0, north: 0 });
  const [open, setOpen] = useState<readonly string[]>([]);
  const look: Look = {
    ...(zoom === 1 ? { east: 0, north: 0 } : middle),
    scale: first.scale * zoom,
  };
  const drag = useDrag(look, zoom > 1, setMiddle);

  const show = (chosen: readonly Spot[]) => {
    setOpen(chosen.map(({ id }) => id));
    onLook(chosen[0]?.id ?? null);
  };
  /** Whoever tabs to a pin outside the picture has it moved there. */
  const bring = ({ east, north }: Spot) => {
    if (!seen(place({ east, north }, look, size), size)) setMiddle({ east, north });
  };
  const turn = (times: number) => {
    const chosen = spots.find(({ id }) => id === open[0]);
    if (zoom === 1 && chosen) setMiddle({ east: chosen.east, north: chosen.north });
    else setMiddle({ east: look.east, north: look.north });
    setZoom(Math.min(NEAREST, Math.max(1, zoom * times)));
  };
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") show([]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a pin opened
    <div onKeyDown={close} className="size-full">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label="Pins, the nearest first"
        className={classes("block size-full select-none", zoom > 1 && "touch-none cursor-grab")}
        {...drag}
      >
        <Rings all={rings(around, radius)} look={look} size={size} />
        <Pins
          shifts={shifts}
          spots={spots}
          look={look}
          size={size}
          active={open.length > 0 ? open : [active]}
          onFocus={bring}
          onPress={show}
        />
      </svg>
      <Chosen shifts={shifts.filter(({ id }) => open.includes(id))} onClose={() => show([])} />
      <div className="absolute top-3 right-3 grid divide-y divide-warm-300 overflow-hidden rounded-xl bg-white shadow-lift ring-1 ring-warm-300">
        <Zoom label="Zoom in" icon={Plus} off={zoom >= NEAREST} onPress={() => turn(2)} />
        <Zoom label="Zoom out" icon={Minus} off={zoom <= 1} onPress={() => turn(0.5)} />
      </div>
    </div>
  );
}

type ZoomProps = { label: string; icon: typeof Plus; off: boolean; onPress: () => void };

function Zoom({ label, icon: Icon, off, onPress }: ZoomProps) {
  return (
    <button
      type="button"
      aria-disabled={off || undefined}
      onClick={off ? undefined : onPress}
      className={classes(
        "grid size-11 place-items-center",
        off ? "cursor-default text-warm-400" : "hover:bg-warm-100",
      )}
    >
      <Icon className="size-5" aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </button>
  );
}

type RingsProps = { all: ReturnType<typeof rings>; look: Look; size: Size };

function Rings({ all, look, size }: RingsProps) {
  const { x, y } = place({ east: 0, north: 0 }, look, size);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus
    <g aria-hidden="true">
      {[...all].reverse().map(({ miles: far, inside }) => (
        <circle
          key={far}
          cx={x}
          cy={y}
          r={far * look.scale}
          className={inside ? "fill-sage-500/10 stroke-ocean-300" : "fill-none stroke-warm-400"}
          strokeWidth="1.5"
          strokeDasharray={inside ? undefined : "3 7"}
        />
      ))}
      {all.map(({ miles: far }) => (
        <g key={far} transform={`translate(${x} ${y - far * look.scale})`}>
          <rect
            x="-34"
            y="-11"
            width="68"
            height="22"
            rx="11"
            className="fill-white stroke-ocean-200"
          />
          <text textAnchor="middle" dy="4" className="fill-ocean-700 text-xs font-semibold">
            {miles(far)}
          </text>
        </g>
      ))}
      <circle cx={x} cy={y} r="9" className="fill-ocean-700 stroke-white" strokeWidth="3" />
    </g>
  );
}

/** The shifts of the pin that was pressed. */
function Chosen({ shifts, onClose }: { shifts: readonly Shift[]; onClose: () => void }) {
  const id = useId();
  if (shifts.length === 0) return null;
  return (
    <section
      aria-labelledby={id}
      className="absolute inset-x-3 bottom-3 max-h-[50%] overflow-y-auto rounded-2xl bg-white p-4 shadow-lift ring-1 ring-warm-300"
    >
      <div className="flex items-start justify-between gap-3">
        <h2 id={id} className="text-lg">
          {shifts.length === 1 ? shifts[0]?.care_home.name : many(shifts.length, "shift")}
        </h2>
        <button
          type="button"
          onClick={onClose}
          className="-mt-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-lg hover:bg-warm-100"
        >
          <X className="size-5" aria-hidden="true" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      <ul className="divide-y divide-warm-200">
        {shifts.map((one) => (
          <li key={one.id} className="py-2">
            <Link to={`/shifts/${one.id}`} className="link inline-flex min-h-11 items-center">
              {one.role_name}, {when(one)}
            </Link>
            <p className="text-[0.9375rem] text-char-700">
              {money(one.estimated_pay)}, {money(one.hourly_rate)} an hour
              {shifts.length > 1 && `, ${one.care_home.name}`}
              {one.distance_miles !== null && `, ${miles(one.distance_miles)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
