/**
 * Lighthouse on the pages that everybody sees, as a phone on a slow connection sees them, against
 * a running server (VICARITY_SERVER). Ends with 1 when a page is under its bar.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";

const SERVER = process.env.VICARITY_SERVER ?? "http://127.0.0.1:8000";
const PAGES = ["/", "/checks", "/login", "/register/worker"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Each page is measured so often; what counts is the middle one. */
const RUNS = Number(process.env.RUNS ?? 3);

/** The bars of the landing page. The app's own pages are not for search engines. */
const BARS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const LIMITS = {
  "largest-contentful-paint": 1800,
  "cumulative-layout-shift": 0.02,
  "total-blocking-time": 150,
};

const FLAGS = [
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run",
  "--disable-background-networking --disable-component-update --disable-sync",
].join(" ");

function measured(path, run) {
  const file = `results/${path.replaceAll("/", "_")}-${run}.json`;
  const options = ["--quiet", "--output=json", `--output-path=${file}`];
  const only = `--only-categories=${CATEGORIES.join(",")}`;
  execFileSync("node_modules/.bin/lighthouse", [
    SERVER + path,
    ...options,
    only,
    `--chrome-flags=${FLAGS}`,
  ]);
  return JSON.parse(readFileSync(file, "utf8"));
}

const score = (report, name) => Math.round((report.categories[name]?.score ?? 0) * 100);
const value = (report, name) => report.audits[name].numericValue;
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

mkdirSync("results", { recursive: true });
let under = 0;
for (const path of PAGES) {
  const reports = Array.from({ length: RUNS }, (_, run) => measured(path, run));
  const scores = CATEGORIES.map((name) => [name, middle(reports.map((one) => score(one, name)))]);
  const values = Object.keys(LIMITS).map((name) => [
    name,
    middle(reports.map((one) => value(one, name))),
  ]);
  const told = [...scores, ...values.map(([name, figure]) => [name, +figure.toFixed(3)])];
  console.log(`${path}  ${told.map(([name, figure]) => `${name} ${figure}`).join(", ")}`);
  if (path !== "/") continue;
  const low = scores.filter(([name, figure]) => figure < BARS[name]);
  const high = values.filter(([name, figure]) => figure > LIMITS[name]);
  for (const [name, figure] of [...low, ...high]) console.log(`  under the bar: ${name} ${figure}`);
  under += low.length + high.length;
}
process.exit(under > 0 ? 1 : 0);
