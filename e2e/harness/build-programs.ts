import { execFileSync } from 'node:child_process';

/** Builds the programs where they are older than their sources, once before all tests: some tests start them. */
export function setup(): void {
  execFileSync(process.execPath, ['src/launcher/build.mjs', 'programs'], { stdio: 'inherit' });
}
