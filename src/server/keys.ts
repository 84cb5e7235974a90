import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { messageOf, StartProblem } from './start-problem.ts';

const Key = z.string().check(z.regex(/^[\x21-\x7e]{16,}$/));
const Keys = z.object({ api: Key, ui: Key });

/** `api` for curl and clients, `ui` for the proxy. */
export type Keys = z.infer<typeof Keys>;

/**
 * Creates `keys.json`, readable by its owner only. `API_KEY` overrides the first key. Throws `StartProblem` if other
 * users could read or replace the file.
 */
export async function loadKeys(dataDir: string, apiKey: string | undefined, uid: number | undefined): Promise<Keys> {
  const file = path.join(dataDir, 'keys.json');
  await makeFolder(dataDir, uid);
  const keys = (await readKeys(file)) ?? (await makeKeys(dataDir, file));
  return apiKey === undefined ? keys : { ...keys, api: apiKey };
}

const ELSE = 'or name a folder that does not exist yet: it is made for this user alone';

async function makeFolder(dataDir: string, uid: number | undefined): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cantWrite(dataDir, error);
  }
  if (uid === undefined) return;
  const [link, folder] = [await lstat(dataDir), await stat(dataDir)];
  if (link.uid !== uid || folder.uid !== uid) {
    throw new StartProblem(
      `DATA_DIR ${dataDir} belongs to another user, who could read the keys in it. Run chown ${uid} ${dataDir}, ${ELSE}.`,
    );
  }
  if ((folder.mode & 0o022) !== 0) {
    throw new StartProblem(
      `Other users may write in DATA_DIR ${dataDir}, so they could read the keys in it. Run chmod go-w ${dataDir}, ${ELSE}.`,
    );
  }
}

async function readKeys(file: string): Promise<Keys | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
    await chmod(file, 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StartProblem(`${file} can't be read: ${messageOf(error)}. Make it readable for this user.`);
  }
  try {
    return Keys.parse(JSON.parse(text));
  } catch {
    throw new StartProblem(`${file} is damaged. Put a backup back, or remove the file to have new keys made.`);
  }
}

async function makeKeys(dataDir: string, file: string): Promise<Keys> {
  const keys: Keys = { api: newKey(), ui: newKey() };
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    // Atomic. `wx` follows no link and overwrites nothing.
    await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw cantWrite(dataDir, error);
  }
  return keys;
}

function cantWrite(dataDir: string, error: unknown): StartProblem {
  return new StartProblem(
    `DATA_DIR ${dataDir} can't be written: ${messageOf(error)}. Name a folder that this user may write.`,
  );
}

export function newKey(): string {
  return `hdg_${randomBytes(24).toString('base64url')}`;
}
