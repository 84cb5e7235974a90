import { execFileSync } from 'node:child_process';

/** Builds outdated programs once before all tests, because some tests start them. */
export function setup(): void {
  execFileSync(process.execPath, ['src/launcher/build.mjs', 'programs'], { stdio: 'inherit' });
}
