import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export interface Chromium {
  readonly path: string;
  readonly origin: 'CHROME' | 'system' | 'playwright';
}

/** Tries CHROME, the system's, then Playwright's. Throws if CHROME cannot be run. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Chromium | null {
  const named = env['CHROME'];
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROME: ${named} can not be run; write the path of a Chromium.`);
    return { path: named, origin: 'CHROME' };
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const system = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (system !== undefined) return { path: system, origin: 'system' };
  const own = chromium.executablePath();
  return own !== '' && isProgram(own) ? { path: own, origin: 'playwright' } : null;
}

/** Installs Playwright's Chromium, or as root Debian's, if there is none. Throws with instructions. */
export function ensureChromium(say: (line: string) => void): Chromium {
  const found = findChromium();
  if (found !== null) return found;
  say('No Chromium on this machine: trying the one that Playwright downloads.');
  run(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded !== null && starts(downloaded)) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say("Playwright's Chromium could not be had or does not start: installing Debian's package chromium.");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], env);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], env);
  }
  const installed = findChromium();
  if (installed !== null && starts(installed)) return installed;
  throw new Error('No Chromium could be had: install one, or write its path in CHROME.');
}

/** A downloaded Chromium may lack system libraries. */
function starts({ path }: Chromium): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  spawnSync(program, args, { stdio: 'inherit', env });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Absent, or not executable by this user.
  }
}
