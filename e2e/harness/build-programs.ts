import { execFileSync } from 'node:child_process';

/** Some tests start the built programs. */
export function setup(): void {
  execFileSync(process.execPath, ['src/launcher/build.mjs', 'programs'], { stdio: 'inherit' });
}
