/** Write into the service worker what this build consists of. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Pages that open without a connection: the app's, the landing page, and "You are offline". */
const PAGES = ["/login", "/", "/offline"];

const FILES = ["/favicon.svg", "/icon-192.png", "/manifest.webmanifest"];

/** Letters that names rarely have come from the network when they are needed. */
const NOT_KEPT = /latin-ext/;

export function completeWorker(dist, pages) {
  const assets = readdirSync(join(dist, "assets"))
    .filter((name) => !NOT_KEPT.test(name))
    .map((name) => `/assets/${name}`);
  const file = join(dist, "sw.js");
  const script = readFileSync(file, "utf8");
  if (/\b(import|export)\b[ {"]/.test(script)) throw new Error("sw.js has to be one file");
  const digest = createHash("sha256").update(script);
  for (const name of [...assets, ...FILES])
    digest.update(name).update(readFileSync(join(dist, name)));
  for (const path of PAGES) digest.update(readFileSync(join(dist, pages[path])));
  const app = Object.keys(pages).filter((path) => pages[path].startsWith("app/"));
  const build = {
    name: `vicarity-${digest.digest("hex").slice(0, 12)}`,
    kept: [...PAGES, ...FILES, ...assets],
    app: app.map((path) => path.replaceAll(/:\w+\??/g, "[^/]+")),
  };
  writeFileSync(file, `const BUILD = ${JSON.stringify(build)};\n${script}`);
}
