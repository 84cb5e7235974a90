import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceHash } from './source-hash.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} sources
 * @property {(outDir: string) => Promise<void>} build
 */

/** @param {string} root @param {Pick<Part, 'name' | 'sources'>} part */
export function isStale(root, part) {
  const mark = markIn(folderOf(root, part.name));
  return !existsSync(mark) || readFileSync(mark, 'utf8') !== sourceHash(root, part.sources);
}

/**
 * A failed build keeps the last good one, and the next call tries again. Safe in several processes.
 * @param {string} root
 * @param {Part} part
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildIfStale(root, part) {
  if (!isStale(root, part)) return false;
  const hash = sourceHash(root, part.sources);
  const unfinished = join(root, 'dist', `.${part.name}-${process.pid}`);
  await mkdir(join(root, 'dist'), { recursive: true });
  try {
    await part.build(unfinished);
    await writeFile(markIn(unfinished), hash);
    await replaceFolder(folderOf(root, part.name), unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return true;
}

/** @param {string} root @param {string} name */
const folderOf = (root, name) => join(root, 'dist', name);
/** @param {string} folder */
const markIn = (folder) => join(folder, '.build-hash');

/**
 * If several processes do so at once, the last one wins.
 * @param {string} folder
 * @param {string} by
 */
async function replaceFolder(folder, by) {
  const old = `${by}-old`;
  for (;;) {
    if (existsSync(folder)) await rename(folder, old).catch(ignore('ENOENT'));
    const moved = await rename(by, folder).then(() => true, ignore('ENOTEMPTY', 'EEXIST'));
    await rm(old, { recursive: true, force: true });
    if (moved) return;
  }
}

/** @param {string[]} codes */
const ignore =
  (...codes) =>
  /** @param {NodeJS.ErrnoException} error */
  (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
    return false;
  };
