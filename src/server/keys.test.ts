import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKeys } from './keys.ts';

const UID = process.getuid?.();
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('keys are made once, differ, and are for their owner only', async () => {
  const made = await loadKeys(dir, undefined, UID);
  expect(made.api).not.toBe(made.ui);
  expect(await loadKeys(dir, undefined, UID)).toEqual(made);
  expect((await stat(path.join(dir, 'keys.json'))).mode & 0o777).toBe(0o600);
});

test("a key of the environment stands for the api channel's, and is not written down", async () => {
  const made = await loadKeys(dir, undefined, UID);
  expect(await loadKeys(dir, 'a-key-of-the-environment', UID)).toEqual({ ...made, api: 'a-key-of-the-environment' });
  expect(await loadKeys(dir, undefined, UID)).toEqual(made);
});

test('a damaged file is left alone, and named', async () => {
  await writeFile(path.join(dir, 'keys.json'), '{"api":');
  await expect(loadKeys(dir, undefined, UID)).rejects.toThrow('keys.json is damaged');
});

test.each([0o770, 0o707, 0o1777])(
  'a folder that others may write is refused, with what to do (mode %o)',
  async (mode) => {
    await chmod(dir, mode);
    await expect(loadKeys(dir, undefined, UID)).rejects.toThrow(`Run chmod go-w ${dir}`);
    expect(await readdir(dir)).toEqual([]);
    await chmod(dir, 0o755);
    expect(await loadKeys(dir, undefined, UID)).toBeTruthy();
  },
);

test('a folder behind a link is judged, not the link', async () => {
  const link = path.join(dir, 'link');
  await mkdir(path.join(dir, 'folder'));
  await symlink('folder', link);
  const made = await loadKeys(link, undefined, UID);
  expect(await loadKeys(path.join(dir, 'folder'), undefined, UID)).toEqual(made);
  await chmod(path.join(dir, 'folder'), 0o777);
  await expect(loadKeys(link, undefined, UID)).rejects.toThrow(`Run chmod go-w ${link}`);
});

test('a folder of another user is refused', async () => {
  await expect(loadKeys(dir, undefined, (UID ?? 0) + 1)).rejects.toThrow(`DATA_DIR ${dir} belongs to another user`);
});

test('what lies where keys were once drafted is left alone', async () => {
  const victim = path.join(dir, 'victim');
  await writeFile(victim, 'precious');
  await symlink(victim, path.join(dir, 'keys.json.new'));
  await loadKeys(dir, undefined, UID);
  expect(await readFile(victim, 'utf8')).toBe('precious');
  expect((await readdir(dir)).toSorted()).toEqual(['keys.json', 'keys.json.new', 'victim']);
});
