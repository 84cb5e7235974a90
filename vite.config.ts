/// <reference types="vitest/config" />
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import pdfPackage from 'pdfjs-dist/package.json' with { type: 'json' };
import { defineConfig, type Plugin } from 'vite';
import { isTemplate } from './src/app/messages/template.ts';

/** Preloads the font of the text together with the entry script. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const font = Object.keys(bundle).find((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
        if (font === undefined) return [];
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
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

/** pdf.js loads these by name: its parser, fonts and character maps that PDFs need not contain, and a decoder. */
function copyPdfFiles(): Plugin {
  const WANTED = /^(?:cmaps|standard_fonts)\/|_nowasm_fallback\.js$|\/pdf\.worker\.min\.mjs$/;
  return {
    name: 'copy-pdf-files',
    apply: 'build',
    async generateBundle() {
      const from = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'legacy/build']) {
        const names = (await readdir(new URL(`${folder}/`, from))).map((name) => `${folder}/${name}`);
        for (const name of names.filter((one) => WANTED.test(one))) {
          const source = await readFile(new URL(name, from));
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${pdfPackage.version}/${name}`, source });
        }
      }
    },
  };
}

function parsed(messages: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, isTemplate(message) ? message : parse(message)]),
  );
}

const SHARED =
  /lucide-react|[\\/]src[\\/]app[\\/](data[\\/](?!date-presets)|entities|lib[\\/](?!days)|shell|sending|components[\\/](?!dialog|modal|popover|popups|toast-viewport|chart-tooltip|day-field|month-grid|commit-on-blur|.*-popup))/;

/** The code of pages, by the path of their address. `router.tsx` has all routes. */
const PAGES = {
  '^/$': 'pages/new-task-page.tsx',
  '^/tasks$': 'pages/task-list-page.tsx',
  '^/tasks/[^/]+$': 'pages/task/task-page.tsx',
  '^/usage$': 'pages/usage-page.tsx',
};

/**
 * Lets `public/start.js` preload the code of the opened page, at the same time as the entry script. The router asks for
 * it only when the entry script runs.
 */
function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, chunk: entry }) {
        if (bundle === undefined || entry === undefined) return html;
        function filesOf(fileName: string, found = new Set<string>()): Set<string> {
          const file = bundle?.[fileName];
          if (file?.type !== 'chunk' || found.has(fileName)) return found;
          found.add(fileName);
          for (const imported of file.imports) filesOf(imported, found);
          return found;
        }
        const loaded = filesOf(entry.fileName);
        const tags = Object.entries(PAGES).map(([path, page]) => {
          const chunk = Object.values(bundle).find(
            (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(page),
          );
          if (chunk === undefined) throw new Error(`The build has no chunk of ${page}.`);
          const files = [...filesOf(chunk.fileName)].filter((file) => !loaded.has(file)).map((file) => `/${file}`);
          return `<meta name="page-code" data-path="${path}" content="${files.join(' ')}" />`;
        });
        return html.replace('<!-- page-code -->', tags.join('\n    '));
      },
    },
  };
}

const dashboardUrl = `http://localhost:${process.env['PORT'] ?? 4310}`;
/** `npm run dev`: the proxy takes requests from its own origin alone. */
const dashboard = { target: dashboardUrl, changeOrigin: true, headers: { origin: dashboardUrl } };

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFont(), preloadPage(), parseMessages(), copyPdfFiles()],
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // `npm run size` limits what a page loads.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs is one chunk. Without it, it is cut up by the pages that happen to need a part, too.
            { name: 'start', tags: ['$initial'] },
            // Small modules that several pages share are one chunk, not one each. Base UI stays where it is needed.
            { name: 'shared', test: SHARED, minShareCount: 4, maxModuleSize: 4_000 },
            { name: 'shared', test: SHARED, minShareCount: 2, maxModuleSize: 900 },
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
          exclude: ['**/node_modules/**', '**/*.browser.test.tsx'],
          environment: 'node',
          // Files share a process: loading modules anew for each takes as long as the tests.
          isolate: false,
          unstubGlobals: true,
          unstubEnvs: true,
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
