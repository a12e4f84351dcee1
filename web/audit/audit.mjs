/**
 * Lighthouse on the pages that everybody sees, as a phone on a slow connection sees them, against
 * a running server (VICARITY_SERVER), and the weight of every page's scripts. Prints Markdown,
 * keeps it in results/audit.md, and ends with 1 when a goal is missed.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { BUSY, budget, CATEGORIES, PAGES, reached, TIMES } from "./goals.mjs";

const SERVER = process.env.VICARITY_SERVER ?? "http://127.0.0.1:8000";
const DIST = "../dist";

/** Each page is measured so often; what counts is the middle one. */
const RUNS = Number(process.env.RUNS ?? 3);

const FLAGS = [
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run",
  "--disable-background-networking --disable-component-update --disable-sync",
].join(" ");

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A browser on a busy machine may fail to begin; that says nothing of the page. */
const TRIES = 3;

function measured(path, run, tries = TRIES) {
  const file = `results/${path.replaceAll("/", "_")}-${run}.json`;
  const only = `--only-categories=${CATEGORIES.join(",")}`;
  const output = ["--quiet", "--output=json", `--output-path=${file}`];
  const flags = `--chrome-flags=${FLAGS}`;
  try {
    execFileSync("node_modules/.bin/lighthouse", [SERVER + path, ...output, only, flags]);
  } catch (error) {
    if (tries > 1) return measured(path, run, tries - 1);
    throw error;
  }
  return json(file);
}

/** Each figure of a page, the middle of its runs. */
function figures(reports) {
  const score = (name) => (report) => Math.round((report.categories[name]?.score ?? 0) * 100);
  const value = (name) => (report) => report.audits[name].numericValue;
  return Object.fromEntries([
    ...CATEGORIES.map((name) => [name, middle(reports.map(score(name)))]),
    ...TIMES.map((name) => [name, +middle(reports.map(value(name))).toFixed(3)]),
  ]);
}

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (heads, rows) => [row(heads), row(heads.map(() => "---")), ...rows.map(row)];

/** A figure beside its goal, in bold when it misses. */
function cell(name, value, goal) {
  const shown = value < 1 ? value : Math.round(value);
  if (goal === undefined) return `${shown}`;
  return reached(name, value, goal) ? `${shown} (${goal})` : `**${shown}** (${goal})`;
}

function lighthouse() {
  const names = [...CATEGORIES, ...TIMES];
  const benchmarks = [];
  const missed = [];
  const rows = Object.entries(PAGES).map(([path, goals]) => {
    const reports = Array.from({ length: RUNS }, (_, run) => measured(path, run));
    benchmarks.push(...reports.map(({ environment }) => environment.benchmarkIndex));
    const found = figures(reports);
    for (const name of names)
      if (!reached(name, found[name], goals[name])) missed.push(`${path}: ${name}`);
    return [path, ...names.map((name) => cell(name, found[name], goals[name]))];
  });
  return { lines: table(["page", ...names], rows), missed, benchmark: middle(benchmarks) };
}

/** What each address loads in all; the build wrote down which scripts these are. */
function weights() {
  const scripts = json(`${DIST}/scripts.json`);
  const size = (names) =>
    names.reduce((sum, name) => sum + readFileSync(`${DIST}/${name}.gz`).length, 0);
  const weighed = Object.entries(scripts).map(([path, names]) => [path, size(names)]);
  const kb = (bytes) => (bytes / 1024).toFixed(1);
  const rows = weighed.map(([path, bytes]) => [path, kb(bytes), kb(budget(path))]);
  const missed = weighed.filter(([path, bytes]) => bytes > budget(path)).map(([path]) => path);
  return { lines: table(["address", "kB of script, gzip", "goal"], rows), missed };
}

mkdirSync("results", { recursive: true });
const before = loadavg()[0] / availableParallelism();
const pages = lighthouse();
const bytes = weights();
const busy = before > BUSY.load || pages.benchmark < BUSY.benchmark;
const missed = [...pages.missed, ...bytes.missed.map((path) => `${path}: too much script`)];
const told = [
  `\`make web-audit\`, ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, middle of ${RUNS} runs, goals in brackets.`,
  `Load before it began ${before.toFixed(2)} of each processor, Lighthouse's benchmark index ${Math.round(pages.benchmark)}.`,
  ...(busy ? ["**The machine was busy or slow: times are worse than they should be.**"] : []),
  "",
  ...pages.lines,
  "",
  ...bytes.lines,
  "",
  missed.length > 0 ? `Missed: ${missed.join("; ")}.` : "Every goal was reached.",
].join("\n");
writeFileSync("results/audit.md", `${told}\n`);
console.log(told);
process.exit(missed.length > 0 ? 1 : 0);
