import { describe, expect, test } from "vitest";
import { OFFLINE, outdated, SHELL, standIn, wayOf } from "~/worker/rules";

const SITE = "https://vicarity.test";
const BUILD = {
  name: "vicarity-3",
  kept: [SHELL, "/", OFFLINE, "/favicon.svg", "/assets/app-1.js"],
  app: ["/login", "/settings", "/complete-profile/[^/]+"],
};

const way = (path: string, { method = "GET", mode = "cors", site = SITE } = {}) =>
  wayOf({ method, mode, url: site + path }, SITE, BUILD);

describe("the service worker", () => {
  test.each([
    "/api/auth/me",
    "/api/worker/profile?x=/assets/app-1.js",
    "/admin/",
    "/health",
    "/static/console.css",
    "/sw.js",
    "/robots.txt",
  ])("leaves %s to the browser", (path) => {
    expect(way(path)).toBe("leave");
  });

  test.each(["/api/docs", "/admin/login", "/health/live"])("stays out of the way to %s", (path) => {
    expect(way(path, { mode: "navigate" })).toBe("leave");
  });

  test("touches neither changes nor other sites", () => {
    expect(way("/assets/app-1.js", { method: "POST" })).toBe("leave");
    expect(way("/assets/app-1.js", { site: "https://other.test" })).toBe("leave");
  });

  test("answers pages and files", () => {
    expect(way("/settings", { mode: "navigate" })).toBe("page");
    expect(way("/adminton", { mode: "navigate" })).toBe("page");
    expect(way("/assets/app-1.js")).toBe("file");
    expect(way("/assets/app-0.js")).toBe("file");
    expect(way("/favicon.svg")).toBe("file");
  });
});

test("one kept page stands in for every address of the app", () => {
  expect(standIn("/complete-profile/2", BUILD)).toBe(SHELL);
  expect(standIn("/settings", BUILD)).toBe(SHELL);
  expect(standIn("/", BUILD)).toBe("/");
  expect(standIn("/checks", BUILD)).toBeUndefined();
  expect(standIn("/complete-profile/2/3", BUILD)).toBeUndefined();
});

test("the version before is kept for tabs that still show it, older ones go", () => {
  expect(outdated(["vicarity-1", "vicarity-2", "vicarity-3"], BUILD)).toEqual(["vicarity-1"]);
  expect(outdated(["vicarity-2", "vicarity-3"], BUILD)).toEqual([]);
  expect(outdated(["vicarity-3"], BUILD)).toEqual([]);
});
