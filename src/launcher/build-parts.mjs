import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFiles } from './compress-files.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PROGRAMS = {
  launcher: 'src/launcher/main.ts',
  proxy: 'src/proxy/main.ts',
  api: 'src/server/main.ts',
  credits: 'src/server/credits/main.ts',
  seed: 'src/server/seed/main.ts',
  tools: 'src/server/tool-process/main.ts',
};

const SHARED = ['src/contract', 'package.json', 'package-lock.json'];
const MIGRATIONS = 'src/server/store/migrations';

/** @type {import('./build-if-stale.mjs').Part} */
export const page = {
  name: 'page',
  sources: [
    ...SHARED,
    'src/app',
    'public',
    'index.html',
    'vite.config.ts',
    'tailwind.config.ts',
    'src/launcher/build-parts.mjs',
    'src/launcher/compress-files.mjs',
  ],
  async build(outDir) {
    const { build } = await import('vite');
    await build({ root: ROOT, logLevel: 'warn', build: { outDir } });
    await compressFiles(outDir);
  },
};

/** @type {import('./build-if-stale.mjs').Part} */
export const programs = {
  name: 'programs',
  sources: [...SHARED, 'src/launcher', 'src/proxy', 'src/server'],
  async build(outDir) {
    const { build } = await import('vite');
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      // Bundled packages load faster. The others find their files beside themselves.
      ssr: { noExternal: true, external: ['@electric-sql/pglite', 'pg', '@sqlite.org/sqlite-wasm', 'pdfjs-dist'] },
      build: {
        ssr: true,
        outDir,
        target: 'node20',
        minify: false,
        chunkSizeWarningLimit: 10_000,
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(PROGRAMS).map(([name, path]) => [name, join(ROOT, path)])),
          // In one folder, so that relative paths are right in shared chunks too.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    });
    await cp(join(ROOT, MIGRATIONS), join(outDir, 'migrations'), { recursive: true });
  },
};
