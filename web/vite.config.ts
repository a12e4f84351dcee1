import { relative } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `make run` listens; the development server asks it for everything that is not a page. */
const SERVER = process.env.VICARITY_SERVER ?? "http://127.0.0.1:8000";
const ASKED = ["/api", "/admin", "/static", "/health", "/calendar"];

/** Addresses that are finished pages of their own, each rendered by src/site. */
const SITE = /^\/(about|contact|accessibility|privacy|terms|cookies|checks)?(\?|#|$)/;

const SITE_AND_APP = {
  input: { index: "index.html", app: "app.html", sw: "src/worker/worker.ts" },
  output: {
    // A service worker is known by its address, so that one cannot change with its content.
    entryFileNames: ({ name }: { name: string }) =>
      name === "sw" ? "sw.js" : "assets/[name]-[hash].js",
  },
};

/** What renders pages; its chunks are named after their sources, see `appPages` in src/site. */
const RENDERER = {
  output: {
    chunkFileNames: ({ facadeModuleId }: { facadeModuleId: string | null }) =>
      facadeModuleId ? `${relative(import.meta.dirname, facadeModuleId)}.js` : "shared/[name].js",
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), tailwindcss(), developmentPages()],
  resolve: { alias: { "~": `${import.meta.dirname}/src` } },
  build: {
    target: "es2022",
    manifest: !isSsrBuild,
    assetsInlineLimit: 0,
    emptyOutDir: true,
    chunkSizeWarningLimit: 250,
    modulePreload: { polyfill: false },
    rolldownOptions: isSsrBuild ? RENDERER : SITE_AND_APP,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      ...Object.fromEntries(ASKED.map((path) => [path, { target: SERVER }])),
      "/unsubscribe": { target: SERVER, bypass: pageOrNot },
    },
  },
  test: { environment: "jsdom", setupFiles: ["test/setup.ts"], css: false },
}));

/** One address that is a page to open, and asked of the server when something is sent to it. */
function pageOrNot(request: { method?: string; url?: string }) {
  return request.method === "GET" ? request.url : undefined;
}

/** Choose the same page for an address as vicarity/site does. */
function developmentPages() {
  return {
    name: "vicarity-pages",
    configureServer(server: import("vite").ViteDevServer) {
      server.middlewares.use((request, _answer, next) => {
        const page = request.headers.accept?.includes("text/html");
        if (page && !ASKED.some((path) => request.url?.startsWith(path)))
          request.url = SITE.test(request.url ?? "") ? "/index.html" : "/app.html";
        next();
      });
    },
  };
}
