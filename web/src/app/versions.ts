/**
 * New versions of the app. The service worker of the newest one is looked for while the app is
 * open; a page that is older says so, and goes on until the person loads it anew.
 */

import { currentStatus, subscribe, wasHere } from "~/api/session";
import { toast } from "~/ui/toast";

/** The only address this page may start a worker from. */
const SCRIPT = "/sw.js";

/** After so long, coming back to the tab asks for a new version, in milliseconds. */
const PAUSE = 10 * 60_000;

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
};

/** Say that our worker's address, and no other, may become a script (Trusted Types). */
function worker(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("vicarity-sw", { createScriptURL: onlyOurs });
  return policy?.createScriptURL(SCRIPT) ?? SCRIPT;
}

function onlyOurs(url: string): string {
  if (url !== SCRIPT) throw new TypeError(`${url} is not our worker`);
  return url;
}

/** This page's version: the app's first script, whose name changes when anything does. */
const version = () =>
  new URL(
    document.querySelector<HTMLScriptElement>("script[type=module]")?.src ?? "/",
    location.href,
  ).pathname;

/** Keep the app on the devices of people who use it; strangers who look around keep nothing. */
export function followVersions() {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  if (wasHere() || navigator.serviceWorker.controller) return whenLoaded(start);
  const stop = subscribe(() => {
    if (currentStatus() !== "in") return;
    stop();
    whenLoaded(start);
  });
}

function whenLoaded(begin: () => void) {
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

async function start() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(worker()).catch(() => undefined);
  if (!registration) return; // storage is switched off: the app works without
  compare(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") compare(registration.waiting);
    });
  });
  serviceWorker.addEventListener("controllerchange", () => compare(serviceWorker.controller));
  askNowAndThen(registration);
}

/** Ask a worker whether this page is as new as it is. */
function compare(other: ServiceWorker | null) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data === "newer") offer();
  };
  other?.postMessage(version(), [port2]);
}

function offer() {
  const text = "A new version of Vicarity is here. Finish what you are typing, then load it.";
  toast(text, "news", { label: "Load it", press: () => location.reload() });
}

function askNowAndThen(registration: ServiceWorkerRegistration) {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < PAUSE) return;
    last = Date.now();
    registration.update().catch(() => {}); // offline: another time
  });
}
