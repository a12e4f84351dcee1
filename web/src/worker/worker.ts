/**
 * The service worker: the app opens without a connection, and never shows an old version while
 * there is one. It keeps what everybody is sent, and nothing of anybody: no answer of the API.
 *
 * Source: https://developer.mozilla.org/docs/Web/API/Service_Worker_API
 */

import { type Build, OFFLINE, outdated, standIn, wayOf } from "./rules";

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: Build;

/** How long a page may take before the kept one is shown, in milliseconds. */
const PATIENCE = 4000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, location.origin, BUILD);
  if (way === "page") event.respondWith(page(event.request));
  if (way === "file") event.respondWith(file(event.request));
});

/** A page says which version it is: the same takes this worker on at once, an older one hears. */
self.addEventListener("message", ({ data, ports: [port] }) => {
  const same = BUILD.kept.includes(data);
  if (same) void self.skipWaiting();
  port?.postMessage(same ? "same" : "newer");
});

/** Fetch all of this build; names in /assets change with their content, others are asked for. */
async function fill() {
  const cache = await caches.open(BUILD.name);
  const asked = BUILD.kept.map(
    (url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "no-cache" }),
  );
  await cache.addAll(asked);
}

async function takeOver() {
  const gone = outdated(await caches.keys(), BUILD);
  await Promise.all(gone.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const answer = fetch(request);
  const instead = standIn(new URL(request.url).pathname, BUILD);
  try {
    return instead ? await sound(inTime(answer)) : await answer;
  } catch {
    return (await own(instead ?? OFFLINE)) ?? answer;
  }
}

/** Refuse what a server in trouble says, where there is something better to show. */
async function sound(answer: Promise<Response>): Promise<Response> {
  const { status } = await answer;
  if (status >= 500) throw new Error(`the server answered ${status}`);
  return answer;
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([answer, late]);
}

/** A page of this very build; another one's would ask for scripts that are gone. */
async function own(url: string): Promise<Response | undefined> {
  return (await caches.open(BUILD.name)).match(url, { ignoreVary: true });
}

/** A file has its content in its name: whichever build kept it, it is the right one. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(BUILD.name);
  const kept = await cache.match(request, { ignoreVary: true });
  return kept ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
