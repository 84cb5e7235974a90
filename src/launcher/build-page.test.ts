import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildIfStale } from './build-page.ts';

let root: string;
let builds: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-page-'));
  builds = 0;
  await mkdir(join(root, 'src/app/ui'), { recursive: true });
  await writeFile(join(root, 'src/app/ui/a.ts'), 'a');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
});
afterEach(() => rm(root, { recursive: true }));

async function build(): Promise<void> {
  builds += 1;
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/index.html'), 'built');
}

test('it is built once, and again after any of its sources changed, came or went', async () => {
  expect(await buildIfStale(root, build)).toBe(true);
  expect(await buildIfStale(root, build)).toBe(false);
  await writeFile(join(root, 'src/app/ui/a.ts'), 'b');
  expect(await buildIfStale(root, build)).toBe(true);
  await writeFile(join(root, 'src/app/ui/b.ts'), '');
  expect(await buildIfStale(root, build)).toBe(true);
  await rm(join(root, 'src/app/ui/b.ts'));
  expect(await buildIfStale(root, build)).toBe(true);
  expect(await buildIfStale(root, build)).toBe(false);
  expect(builds).toBe(4);
});

test('what the page is not made of does not matter', async () => {
  await buildIfStale(root, build);
  await mkdir(join(root, 'src/server'));
  await writeFile(join(root, 'src/server/x.ts'), 'x');
  expect(await buildIfStale(root, build)).toBe(false);
});

test('a page that is gone, or whose build failed, is built again', async () => {
  await buildIfStale(root, build);
  await rm(join(root, 'dist'), { recursive: true });
  await expect(buildIfStale(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await buildIfStale(root, build)).toBe(true);
});
