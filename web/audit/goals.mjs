/** What each kind of page has to reach. Times are Lighthouse's phone on a slow connection. */

/** Scores of 100, milliseconds, and the shift that Lighthouse counts. */
const EVERY = {
  performance: 95,
  accessibility: 100,
  "best-practices": 100,
  "cumulative-layout-shift": 0.02,
};
const FINISHED = {
  ...EVERY,
  seo: 100,
  "largest-contentful-paint": 1800,
  "total-blocking-time": 150,
};
/** The app's own pages are for nobody's search, and begin with React. */
const APP = { ...EVERY, "largest-contentful-paint": 2500, "total-blocking-time": 200 };

export const PAGES = {
  "/": FINISHED,
  "/about": FINISHED,
  "/checks": FINISHED,
  "/privacy": FINISHED,
  "/login": APP,
  "/register/worker": APP,
};

/** Scores are better when high, times when low. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
export const TIMES = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

export const reached = (name, value, goal) =>
  goal === undefined || (CATEGORIES.includes(name) ? value >= goal : value <= goal);

/** Bytes of script, packed with gzip, that an address may need in all. */
export const budget = (address) => (address === "/" ? 90 : 170) * 1024;

/** A machine that does much else makes times worse: more load than this, or a slower processor. */
export const BUSY = { load: 0.5, benchmark: 1000 };
