import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isStale } from './build-if-stale.mjs';
import { page, programs, ROOT } from './build-parts.mjs';

/**
 * `node src/launcher/run.mjs [program [arguments]]`: builds what has changed, then runs the program in this process.
 * Plain JavaScript, which starts faster.
 */
const [program] = process.argv.splice(2, 1);

if ([page, programs].some((part) => isStale(ROOT, part))) {
  console.log('Building…');
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
if (program !== undefined) await import(pathToFileURL(join(ROOT, 'dist/programs', `${program}.js`)).href);
