/** Which scripts a page needs, from what Vite wrote down of its build. */

import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));

/** What the app's page and the landing page begin with, whatever comes after. */
const FIRST = { "index.html": "index.html", "src/site/islands.tsx": "index.html" };

/** Return the scripts for a source: those its page begins with, its own, and what they import. */
export function scriptsOf(source) {
  const found = new Set();
  const follow = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no ${key}`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const one of chunk.imports ?? []) follow(one);
  };
  follow(FIRST[source] ?? "app.html");
  follow(source);
  return [...found];
}
