/** The finished pages, for scripts/prerender.mjs. Never runs in a browser. */

import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import type { RouteObject } from "react-router";
import { routes } from "~/app/routes";
import type { Known } from "~/features/public/known";
import { Landing } from "~/features/public/landing";
import { Logo } from "~/ui/icon";
import reference from "../../../vicarity/qualification/qualifications.csv?raw";
import { rows } from "./csv";
import { SiteFrame } from "./frame";
import { type Described, pages } from "./pages";
import { NOT_FOUND_TITLE, NotFound } from "./pages/not-found";
import { Offline } from "./pages/offline";

/** What stands for this site's own address until the server, which knows it, sends the page. */
const SITE = "https://site.invalid";

const known: Known = rows(reference).map(({ code, name, category, is_mandatory }) => ({
  code: code ?? "",
  name: name ?? "",
  category: (category ?? "training") as Known[number]["category"],
  is_mandatory: is_mandatory === "true",
}));

const LANDING: Described = {
  path: "/",
  file: "index.html",
  title: "Vicarity: care workers and care homes, checked by a person",
  description:
    "Care workers show their checks and training in one profile. Care homes are matched to the CQC register. A person looks at every document and every home.",
};

function head({ path, title, description }: Described): string {
  const tags: ReactNode = (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={SITE + path} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Vicarity" />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={SITE + path} />
      <meta property="og:image" content={`${SITE}/og.png`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta
        property="og:image:alt"
        content="Vicarity: care workers and care homes, checked by a person"
      />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
  return renderToString(tags);
}

/** Data for React in the page; `<` is written so that no name can end the element. */
const carried = (value: unknown) =>
  `<script type="application/json" id="known">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

/** Painted before any script has come, where the header will stand. */
export const logo = () => renderToString(<Logo />);

type Finished = { file: string; path: string | null; head: string; body: string; after: string };

export function finished(): Finished[] {
  const landing = {
    file: LANDING.file,
    path: LANDING.path,
    head: head(LANDING),
    body: renderToString(<Landing known={known} />),
    after: carried(known),
  };
  const texts = pages.map(({ Body, ...page }) => ({
    file: page.file,
    path: page.path,
    head: head(page),
    body: renderToString(<Body />),
    after: "",
  }));
  const lost = instead("404.html", null, NOT_FOUND_TITLE, <NotFound />);
  const offline = instead("offline.html", "/offline", "You are offline - Vicarity", <Offline />);
  return [landing, ...texts, lost, offline];
}

/** A page that is shown in place of another: nothing for search engines. */
function instead(file: string, path: string | null, title: string, page: ReactNode): Finished {
  return {
    file,
    path,
    head: `<title>${title}</title><meta name="robots" content="noindex">`,
    body: renderToString(<SiteFrame>{page}</SiteFrame>),
    after: "",
  };
}

type AppPage = { path: string; source: string | undefined };

/** Every address of the app, as React Router writes them, and the source of its page. */
export function appPages(from: RouteObject[] = routes, base = ""): AppPage[] {
  return from.flatMap(({ path = "", index, children, lazy }) => {
    const whole = path.startsWith("/") ? path : [base, path].filter(Boolean).join("/");
    const there = (path && path !== "*" && !children) || index;
    const own = there ? [{ path: whole || "/", source: sourceOf(lazy) }] : [];
    return [...own, ...appPages(children ?? [], whole)];
  });
}

/** The file that a route loads: this build's chunks are named after their sources. */
const sourceOf = (lazy: RouteObject["lazy"]) =>
  /import\("\.\/(src\/[^"]+)\.js"\)/.exec(String(lazy))?.[1];
