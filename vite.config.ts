/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { isPlain } from './src/app/messages/is-plain.ts';

/** Preloads the text font and the code of the conversation page, where most visits lead, together with the entry script. */
function preloadFirstPaint(): Plugin {
  return {
    name: 'preload-first-paint',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle);
        const font = files.find(({ fileName }) => /inter-latin-wght-normal.*\.woff2$/.test(fileName));
        const page = files.find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/pages/task/task-page.tsx'),
        );
        const scripts = page?.type === 'chunk' ? [page.fileName, ...page.imports] : [];
        return [
          ...scripts.map((file) => ({ rel: 'modulepreload', href: `/${file}`, crossorigin: true })),
          ...(font
            ? [{ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font.fileName}`, crossorigin: true }]
            : []),
        ].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' as const }));
      },
    },
  };
}

/**
 * Parses the message catalogues in the build, and leaves the parser out of the page: 7 kB, as in FormatJS's own guide to
 * precompiled messages. A message with an error of syntax fails the build.
 */
function parseMessages(): Plugin {
  return {
    name: 'parse-messages',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^@formatjs\/icu-messageformat-parser$/ },
      handler: (id, importer) =>
        importer?.includes('/node_modules/intl-messageformat/') === true
          ? fileURLToPath(import.meta.resolve(`${id}/no-parser.js`))
          : undefined,
    },
    transform: {
      order: 'post',
      filter: { id: /\/src\/app\/messages\/[\w-]+\/(?!index\.)[\w-]+\.ts$/ },
      async handler(code) {
        const catalogues: Record<string, Record<string, string>> = await import(
          `data:text/javascript,${encodeURIComponent(code)}`
        );
        return Object.entries(catalogues)
          .map(([name, messages]) => `export const ${name} = ${JSON.stringify(parsed(messages))};`)
          .join('\n');
      },
    },
  };
}

function parsed(messages: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, isPlain(message) ? message : parse(message)]),
  );
}

const dashboardUrl = `http://localhost:${process.env['PORT'] ?? 4310}`;
/** `npm run dev`: the proxy takes requests from its own origin alone. */
const dashboard = { target: dashboardUrl, changeOrigin: true, headers: { origin: dashboardUrl } };

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFirstPaint(), parseMessages()],
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One chunk of what every page needs, and one for each set of pages that shares something.
            { name: 'start', tags: ['$initial'] },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 10_000 },
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
          exclude: ['**/*.browser.test.tsx'],
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
          name: 'firefox',
          include: ['e2e/firefox/**/*.test.ts'],
          environment: 'node',
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
