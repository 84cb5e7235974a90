import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Returns a SHA-256 of the names and contents of sources, without tests.
 * @param {string} root
 * @param {readonly string[]} sources files and folders below it; missing ones are skipped
 */
export function sourceHash(root, sources) {
  const hash = createHash('sha256');
  const paths = sources.map((source) => join(root, source)).filter((path) => existsSync(path));
  for (const file of paths.flatMap(filesIn).toSorted()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
