import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the built page is made of. */
const SOURCES = [
  'src/app',
  'src/contract',
  'public',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'package-lock.json',
];

/** One fingerprint (SHA-256, hex) of the names and contents of everything the page is built from. */
export async function sourceHash(root: string): Promise<string> {
  const hash = createHash('sha256');
  const there = SOURCES.map((source) => join(root, source)).filter((path) => existsSync(path));
  const files = (await Promise.all(there.map(filesIn))).flat();
  for (const file of files.toSorted()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(await readFile(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
