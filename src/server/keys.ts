import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { messageOf, StartProblem } from './start-problem.ts';

const Key = z.string().check(z.regex(/^[\x21-\x7e]{16,}$/));
const Keys = z.object({ api: Key, ui: Key });

/** One key a channel: `api` for curl and the clients, `ui` for the proxy alone. */
export type Keys = z.infer<typeof Keys>;

/** Reads `keys.json` in the data directory, or makes it, readable by its owner only. `API_KEY` overrides the first. */
export async function loadKeys(dataDir: string, apiKey: string | undefined): Promise<Keys> {
  const file = path.join(dataDir, 'keys.json');
  const keys = (await readKeys(file)) ?? (await makeKeys(dataDir, file));
  return apiKey === undefined ? keys : { ...keys, api: apiKey };
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
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // Whole or not at all: a start cut short leaves no half file.
    await writeFile(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR ${dataDir} can't be written: ${messageOf(error)}. Name a folder that this user may write.`,
    );
  }
  return keys;
}

export function newKey(): string {
  return `hdg_${randomBytes(24).toString('base64url')}`;
}
