/** What somebody looks for, as the address of the page says it: shareable, and Back works. */

import type { Schema } from "~/api/client";
import { SHIFT_TYPES, type ShiftKind } from "~/features/shift/words";
import type { Day } from "~/lib/london";

export type Sort = Schema["Sort"];

export type View = "list" | "map" | "calendar";

export type Asked = {
  /** Empty means the worker's own. */
  postcode: string;
  /** Miles; nothing means as far as the worker travels. */
  radius: number | null;
  /** Pence an hour. */
  minRate: number | null;
  roles: readonly string[];
  types: readonly ShiftKind[];
  from: Day | null;
  to: Day | null;
  eligible: boolean;
  sort: Sort;
  view: View;
};

export const NOTHING: Asked = {
  postcode: "",
  radius: null,
  minRate: null,
  roles: [],
  types: [],
  from: null,
  to: null,
  eligible: false,
  sort: "distance",
  view: "list",
};

const SORTS: readonly Sort[] = ["distance", "starts_at", "rate"];
const VIEWS: readonly View[] = ["list", "map", "calendar"];
const TYPES = Object.keys(SHIFT_TYPES) as ShiftKind[];

const oneOf = <Word extends string>(words: readonly Word[], text: string | null, usual: Word) =>
  words.find((word) => word === text) ?? usual;

/** A whole number within bounds, else nothing. */
function whole(text: string | null, least: number, most: number): number | null {
  if (!text || !/^\d{1,6}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** A day that there is: `2026-02-30` is none. */
function day(text: string | null): Day | null {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}

/** Read an address; what nobody could mean is left out. */
export function readAsked(params: URLSearchParams): Asked {
  return {
    postcode: (params.get("postcode") ?? "").trim().slice(0, 10),
    radius: whole(params.get("radius_miles"), 1, 100),
    minRate: whole(params.get("min_rate"), 1, 100_000),
    roles: [...new Set(params.getAll("role"))].slice(0, 20),
    types: TYPES.filter((type) => params.getAll("shift_type").includes(type)),
    from: day(params.get("from")),
    to: day(params.get("to")),
    eligible: params.get("eligible_only") === "true",
    sort: oneOf(SORTS, params.get("sort"), NOTHING.sort),
    view: oneOf(VIEWS, params.get("view"), NOTHING.view),
  };
}

/** Write an address; what is usual needs no saying. */
export function writeAsked(asked: Asked): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined) => {
    if (value) params.append(name, String(value));
  };
  put("postcode", asked.postcode);
  put("radius_miles", asked.radius);
  put("min_rate", asked.minRate);
  for (const role of asked.roles) put("role", role);
  for (const type of asked.types) put("shift_type", type);
  put("from", asked.from);
  put("to", asked.to);
  put("eligible_only", asked.eligible ? "true" : null);
  put("sort", asked.sort === NOTHING.sort ? null : asked.sort);
  put("view", asked.view === NOTHING.view ? null : asked.view);
  return params;
}

/** What every question to the API about these shifts says. */
export const kind = ({ postcode, radius, minRate, roles, types }: Asked) => ({
  ...(postcode && { postcode }),
  ...(radius && { radius_miles: radius }),
  ...(minRate && { min_rate: minRate }),
  ...(roles.length > 0 && { role: [...roles] }),
  ...(types.length > 0 && { shift_type: [...types] }),
});

/** How many filters are set; a postcode and a day are said elsewhere. */
export const filtersSet = ({ radius, minRate, roles, types, eligible }: Asked) =>
  Number(radius !== null) +
  Number(minRate !== null) +
  roles.length +
  types.length +
  Number(eligible);

/** The one day that is looked at, if it is one. */
export const oneDay = ({ from, to }: Asked) => (from && from === to ? from : null);
