import { execFileSync } from 'node:child_process';

export function setup(): void {
  execFileSync(process.execPath, ['src/launcher/build.mjs', 'programs'], { stdio: 'inherit' });
}
