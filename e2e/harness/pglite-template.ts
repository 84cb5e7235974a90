import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import * as z from 'zod/mini';

const Package = z.object({ version: z.string() });
const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** Creating a PGlite database takes seconds, so an empty one is cached. */
export async function pgliteTemplate(): Promise<Blob> {
  const file = join(CACHE, `pglite-${await pgliteVersion()}.tar.gz`);
  try {
    return new Blob([await readFile(file)]);
  } catch {
    // The file does not exist yet.
  }
  const empty = await PGlite.create();
  const dump = await empty.dumpDataDir('gzip');
  await empty.close();
  // Other test processes may read the file at any moment.
  const unfinished = `${file}.${process.pid}`;
  await mkdir(CACHE, { recursive: true });
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, file);
  return dump;
}

/** PGlite versions have incompatible databases. */
async function pgliteVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return Package.parse(JSON.parse(await readFile(join(dirname(main), '..', 'package.json'), 'utf8'))).version;
}
