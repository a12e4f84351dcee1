import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `make run` listens; the development server asks it for everything that is not a page. */
const SERVER = process.env.VICARITY_SERVER ?? "http://127.0.0.1:8000";
const ASKED = ["/api", "/admin", "/static", "/health"];

/** Addresses that are finished pages of their own, each rendered by src/site. */
const SITE = /^\/(about|contact|accessibility|privacy|terms|cookies|checks)?(\?|#|$)/;

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
    rolldownOptions: isSsrBuild ? {} : { input: ["index.html", "app.html"] },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(ASKED.map((path) => [path, { target: SERVER }])),
  },
  test: { environment: "jsdom", setupFiles: ["test/setup.ts"], css: false },
}));

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
