/**
 * Finish the build: write the pages as HTML, list every address for the server, complete the
 * service worker, and pack what is sent. Runs after both of Vite's builds.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { appPages, finished, logo } from "../.ssr/render.js";
import { scriptsOf } from "./chunks.mjs";
import { completeWorker } from "./worker.mjs";

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

/** Where each address leads, and which scripts it needs; the server reads the first. */
const pages = {};
const scripts = {};

for (const page of finished()) {
  const html = fill(page);
  if (/<[^>]+\sstyle="|\son\w+="/.test(html)) throw new Error(`${page.file} has inline code`);
  write(page.file, html);
  if (!page.path) continue;
  pages[page.path] = page.file;
  scripts[page.path] =
    page.path === "/" ? scriptsOf("src/site/islands.tsx") : scriptsOf("index.html");
}

/** The app's page names the scripts of its address, so that all are on their way at once. */
const [style] = /<link rel="stylesheet"[^>]*>/.exec(read("app.html"));
const shell = read("app.html")
  .replace(style, "")
  .replace("<script", () => `${style}${early}<script`) // what is painted first comes first
  .replace("<!--logo-->", logo);
mkdirSync(join(DIST, "app"));
for (const { path, source } of appPages()) {
  const file = `app/${path.slice(1).replaceAll(/[^a-z0-9]+/g, "-")}.html`;
  if (Object.values(pages).includes(file)) throw new Error(`two addresses are ${file}`);
  if (!source) throw new Error(`${path} is not loaded lazily`);
  scripts[path] = scriptsOf(source);
  const links = scripts[path]
    .filter((name) => !shell.includes(name))
    .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`);
  write(
    file,
    shell.replace("</head>", () => `${links.join("")}</head>`),
  );
  pages[path] = file;
}
rmSync(join(DIST, "app.html"));
write("pages.json", JSON.stringify(pages, null, 2));
completeWorker(DIST, pages);

for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !PACKED.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const content = readFileSync(path);
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, best));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
write("scripts.json", JSON.stringify(scripts, null, 2));
