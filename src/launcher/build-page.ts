import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, VITE } from './places.ts';
import { runToEnd } from './run-to-end.ts';
import { sourceHash } from './source-hash.ts';

/** Builds the page of this repository where needed, and says so. */
export async function buildPage(node: string, say: (line: string) => void): Promise<void> {
  await buildIfStale(ROOT, () => {
    say('Building the page…');
    return runToEnd(node, [VITE, 'build'], ROOT);
  });
}

/**
 * Builds the page where it has not been built, or was built from something else than what is there now.
 * Answers whether it was built. Rejects with what `build` rejects with; the next start then builds again.
 */
export async function buildIfStale(root: string, build: () => Promise<void>): Promise<boolean> {
  const mark = join(root, 'dist', '.build-hash');
  const hash = await sourceHash(root);
  if (existsSync(join(root, 'dist', 'index.html')) && (await readMark(mark)) === hash) return false;
  await rm(mark, { force: true });
  await build();
  await writeFile(mark, hash);
  return true;
}

async function readMark(mark: string): Promise<string | null> {
  return existsSync(mark) ? readFile(mark, 'utf8') : null;
}
