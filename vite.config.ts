/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * What the first paint needs is asked for with the page, not after the stylesheet or the first script: the text face, and the
 * code of a conversation, where most visits lead.
 */
function preloadFirstPaint(): Plugin {
  return {
    name: 'preload-first-paint',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {});
        const face = files.find((file) => /inter-latin-wght-normal.*\.woff2$/.test(file));
        const code = files.filter((file) => /assets\/conversation-.*\.js$/.test(file));
        return [
          ...code.map((file) => ({ rel: 'modulepreload', href: `/${file}`, crossorigin: true })),
          ...(face === undefined
            ? []
            : [{ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${face}`, crossorigin: true }]),
        ].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' as const }));
      },
    },
  };
}

/**
 * react-router names its components by assignments and makes them by calls that no bundler may leave out: without
 * these lines it can, and forms, scroll restoration and the like, which nothing uses, stay out of the page.
 */
function shakeRouter(): Plugin {
  return {
    name: 'shake-router',
    apply: 'build',
    transform: {
      filter: { id: /node_modules\/react-router\// },
      handler: (code) =>
        code
          .replaceAll(/^\w+\.displayName = .*;$/gm, '')
          .replaceAll(/^((?:var|let|const) \w+ = )(React\w*\.\w+\()/gm, '$1/* @__PURE__ */ $2'),
    },
  };
}

const dashboardUrl = `http://localhost:${process.env['PORT'] ?? 4310}`;
/** `npm run dev`: the proxy takes requests from its own origin alone. */
const dashboard = { target: dashboardUrl, changeOrigin: true, headers: { origin: dashboardUrl } };

/** What every page is made with. */
const SHARED_BY_PAGES =
  /src\/(contract(?!\/usage)|app\/(paths|ui(?!\/(checked-picture|json-nodes|named-value|show-more|text-box))|lib(?!\/(csv|json-leaf|picture\/|readable-text|save-blob|zoned-time))|data(?!\/(load-file|task-(filter|list|news)|usage|spending))|live|shell(?!\/(later\/|spent-today))|features\/tasks\/(archive\/load-archiving|archive-task|use-worker-titles|time-ago|task-status)))|node_modules\/((react|react-dom|react-router|scheduler|zod|eventsource-parser)\/|lucide-react\/dist\/esm\/(Icon|create|shared|icons\/(archive|arrow-(down|up)|chevron-right|download|ellipsis|rotate-ccw)\.)|@tanstack\/(?!.*((mutation|queries|infiniteQuery)Observer|useMutation|useQueries|useInfiniteQuery)))/;

/** What a conversation is made with, less what it loads when asked. */
const CONVERSATION =
  /src\/app\/(markdown(?!\/(highlight|typeset|markdown\.))|features\/(conversation(?!\/(find\/(?!use-|find\.)|turn-inspector|inspector))|composer(?!\/(drop-zone|unlimited-form|spending-figures|limit-check|worker-|new-task|errands))|outbox)|screens\/task-)|node_modules\/(markdown-it|mdurl|uc\.micro|entities|linkify-it|punycode|get-east-asian-width)/;

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFirstPaint(), shakeRouter()],
  // Its package leads everybody to its development build.
  resolve: {
    alias: {
      'react-router': fileURLToPath(new URL('node_modules/react-router/dist/production/index.mjs', import.meta.url)),
    },
  },
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Else what several pages share is cut into a dozen chunks of a kilobyte, each packed by itself.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'kit', test: SHARED_BY_PAGES },
            { name: 'conversation', test: CONVERSATION },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': dashboard, '/connection': dashboard } },
  test: {
    // By itself it leaves a core free, which is half of them on the smallest machine.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/{run,bench}/**/*.test.ts'],
          environment: 'node',
          // Generous, as the others: a limit only ends what hangs, also on a machine that is busy with something else.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['e2e/conformance/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'e2e/harness/build-programs.ts',
          // Files share a process, so that each doesn't load the API anew. Every file starts an API of its own.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['e2e/faults/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'e2e/harness/build-programs.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
