import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKeys } from './keys.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('keys are made once, differ, and are for their owner only', async () => {
  const made = await loadKeys(dir, undefined);
  expect(made.api).not.toBe(made.ui);
  expect(await loadKeys(dir, undefined)).toEqual(made);
  expect((await stat(path.join(dir, 'keys.json'))).mode & 0o777).toBe(0o600);
});

test("a key of the environment stands for the api channel's, and is not written down", async () => {
  const made = await loadKeys(dir, undefined);
  expect(await loadKeys(dir, 'a-key-of-the-environment')).toEqual({ ...made, api: 'a-key-of-the-environment' });
  expect(await loadKeys(dir, undefined)).toEqual(made);
});

test('a damaged file is left alone, and named', async () => {
  await writeFile(path.join(dir, 'keys.json'), '{"api":');
  await expect(loadKeys(dir, undefined)).rejects.toThrow('keys.json is damaged');
});
