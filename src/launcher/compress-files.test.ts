import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles } from './compress-files.mjs';

const TEXT = 'export const answer = 42;\n'.repeat(100);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'));
  await mkdir(join(folder, 'assets'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes a brotli and a gzip version beside each text file, in subfolders too', async () => {
  await writeFile(join(folder, 'index.html'), TEXT);
  await writeFile(join(folder, 'assets/main.js'), TEXT);
  await compressFiles(folder);
  for (const path of ['index.html', 'assets/main.js']) {
    expect(brotliDecompressSync(await readFile(join(folder, `${path}.br`))).toString()).toBe(TEXT);
    expect(gunzipSync(await readFile(join(folder, `${path}.gz`))).toString()).toBe(TEXT);
    expect(await readFile(join(folder, path), 'utf8')).toBe(TEXT);
  }
});

test('omits fonts, and versions that would not be smaller', async () => {
  await writeFile(join(folder, 'assets/inter.woff2'), TEXT);
  await writeFile(join(folder, 'start.js'), 'a');
  await compressFiles(folder);
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(['assets', 'assets/inter.woff2', 'start.js']);
});
