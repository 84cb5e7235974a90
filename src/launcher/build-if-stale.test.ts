import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildIfStale } from './build-if-stale.mjs';

let root: string;
let builds: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'));
  builds = 0;
  await mkdir(join(root, 'src/app/ui'), { recursive: true });
  await writeFile(join(root, 'src/app/ui/a.ts'), 'a');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
});
afterEach(() => rm(root, { recursive: true }));

async function build(outDir: string): Promise<void> {
  builds += 1;
  await mkdir(outDir);
  await writeFile(join(outDir, 'index.html'), `build ${builds}`);
}

const page = { name: 'page', sources: ['src/app', 'index.html', 'missing'], build };
const built = () => readFile(join(root, 'dist/page/index.html'), 'utf8');

test('builds once, and again after any source was changed, added or removed', async () => {
  expect(await buildIfStale(root, page)).toBe(true);
  expect(await buildIfStale(root, page)).toBe(false);
  await writeFile(join(root, 'src/app/ui/a.ts'), 'b');
  expect(await buildIfStale(root, page)).toBe(true);
  await writeFile(join(root, 'src/app/ui/b.ts'), '');
  expect(await buildIfStale(root, page)).toBe(true);
  await rm(join(root, 'src/app/ui/b.ts'));
  expect(await buildIfStale(root, page)).toBe(true);
  expect(await buildIfStale(root, page)).toBe(false);
  expect(await built()).toBe('build 4');
});

test('ignores other sources and tests', async () => {
  await buildIfStale(root, page);
  await mkdir(join(root, 'src/server'));
  await writeFile(join(root, 'src/server/x.ts'), 'x');
  await writeFile(join(root, 'src/app/ui/a.test.ts'), 'x');
  expect(await buildIfStale(root, page)).toBe(false);
});

test('rebuilds a missing build', async () => {
  await buildIfStale(root, page);
  await rm(join(root, 'dist'), { recursive: true });
  expect(await buildIfStale(root, page)).toBe(true);
});

test('keeps the last good build if a build fails, and tries again', async () => {
  await buildIfStale(root, page);
  await writeFile(join(root, 'index.html'), 'changed');
  const broken = async (outDir: string) => {
    await build(outDir);
    throw new Error('no');
  };
  await expect(buildIfStale(root, { ...page, build: broken })).rejects.toThrow('no');
  expect(await built()).toBe('build 1');
  expect(await readdir(join(root, 'dist'))).toEqual(['page']);
  expect(await buildIfStale(root, page)).toBe(true);
  expect(await built()).toBe('build 3');
});
