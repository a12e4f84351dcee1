/** What the service worker does with a request; no cache, no network. */

/** What a build consists of; `scripts/worker.mjs` writes it into the finished worker. */
export type Build = {
  /** Names exactly this build. */
  name: string;
  /** Addresses that are kept on the device: pages, scripts, styles, the font, icons. */
  kept: string[];
  /** Patterns of the app's addresses, which all open the same page. */
  app: string[];
};

/** `leave` it to the browser; answer a `page` from the network first, a `file` from the device. */
export type Way = "leave" | "page" | "file";

type Asked = { method: string; mode: string; url: string };

/** Answered by the server alone, and never kept: people's data, the console, health. */
const THE_SERVERS = /^\/(api|admin|health|static)(\/|$)/;

/** The app's page as it is kept; every address of the app opens it. */
export const SHELL = "/login";

/** What is shown instead of a page that is not kept. */
export const OFFLINE = "/offline";

export function wayOf({ method, mode, url }: Asked, origin: string, { kept }: Build): Way {
  const { origin: site, pathname } = new URL(url);
  if (method !== "GET" || site !== origin || THE_SERVERS.test(pathname)) return "leave";
  if (mode === "navigate") return "page";
  return kept.includes(pathname) || pathname.startsWith("/assets/") ? "file" : "leave";
}

/** The kept page that stands for an address, if one does. */
export function standIn(pathname: string, { kept, app }: Build): string | undefined {
  if (app.some((pattern) => new RegExp(`^${pattern}$`).test(pathname))) return SHELL;
  return kept.includes(pathname) ? pathname : undefined;
}

/** Stores to delete: all but this build's and the one before, which open tabs may still need. */
export const outdated = (stores: string[], { name }: Build): string[] =>
  stores.filter((store) => store !== name).slice(0, -1);
