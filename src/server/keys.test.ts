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

test('creates different keys once, readable by the owner only', async () => {
  const made = await loadKeys(dir, undefined, UID);
  expect(made.api).not.toBe(made.ui);
  expect(await loadKeys(dir, undefined, UID)).toEqual(made);
  expect((await stat(path.join(dir, 'keys.json'))).mode & 0o777).toBe(0o600);
});

test('uses API_KEY for the api channel without storing it', async () => {
  const made = await loadKeys(dir, undefined, UID);
  expect(await loadKeys(dir, 'a-key-of-the-environment', UID)).toEqual({ ...made, api: 'a-key-of-the-environment' });
  expect(await loadKeys(dir, undefined, UID)).toEqual(made);
});

test('names a damaged file and leaves it alone', async () => {
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

test('checks the folder behind a link', async () => {
  const link = path.join(dir, 'link');
  await mkdir(path.join(dir, 'folder'));
  await symlink('folder', link);
  const made = await loadKeys(link, undefined, UID);
  expect(await loadKeys(path.join(dir, 'folder'), undefined, UID)).toEqual(made);
  await chmod(path.join(dir, 'folder'), 0o777);
  await expect(loadKeys(link, undefined, UID)).rejects.toThrow(`Run chmod go-w ${link}`);
});

test('refuses a folder of another user', async () => {
  await expect(loadKeys(dir, undefined, (UID ?? 0) + 1)).rejects.toThrow(`DATA_DIR ${dir} belongs to another user`);
});

test('leaves an unrelated draft file alone', async () => {
  const victim = path.join(dir, 'victim');
  await writeFile(victim, 'precious');
  await symlink(victim, path.join(dir, 'keys.json.new'));
  await loadKeys(dir, undefined, UID);
  expect(await readFile(victim, 'utf8')).toBe('precious');
  expect((await readdir(dir)).toSorted()).toEqual(['keys.json', 'keys.json.new', 'victim']);
});
