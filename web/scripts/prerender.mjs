/**
 * Finish the build: write the public pages as HTML, list every address for the server, and pack
 * what is sent. Runs after both of Vite's builds.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { appPaths, finished } from "../.ssr/render.js";

const DIST = "dist";

/** Kinds of files that get smaller. HTML is packed by the server, which fills in its address. */
const PACKED = /\.(js|css|svg|json|webmanifest)$/;

const read = (name) => readFileSync(join(DIST, name), "utf8");
const write = (name, content) => writeFileSync(join(DIST, name), content);

const template = read("index.html");
const font = readdirSync(join(DIST, "assets")).find((name) => /^inter-gb.*\.woff2$/.test(name));
const early = `<link rel="preload" href="/assets/${font}" as="font" type="font/woff2" crossorigin>`;

const fill = ({ head, body, after }) =>
  template
    .replace("<!--head-->", () => head + early)
    .replace("<!--page-->", () => body)
    .replace("</body>", () => `${after}</body>`);

const pages = {};
for (const page of finished()) {
  const html = fill(page);
  if (/<[^>]+\sstyle="|\son\w+="/.test(html)) throw new Error(`${page.file} has inline code`);
  write(page.file, html);
  if (page.path) pages[page.path] = page.file;
}
for (const path of appPaths()) pages[path] = "app.html";
write("pages.json", JSON.stringify(pages, null, 2));

for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !PACKED.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const content = readFileSync(path);
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, best));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
