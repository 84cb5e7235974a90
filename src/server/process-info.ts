import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessInfo {
  readonly isZombie: boolean;
  /** Distinguishes processes with the same id. */
  readonly startedAt: string;
}

export async function readProcessInfo(pid: number): Promise<ProcessInfo | undefined> {
  return (await fromProc(pid)) ?? fromPs(pid);
}

/** Linux: the boot id and the kernel's ticks since then. */
async function fromProc(pid: number): Promise<ProcessInfo | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The command in brackets may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === undefined || ticks === undefined) return undefined;
    return { isZombie: 'ZXx'.includes(state), startedAt: `${boot.trim()}.${ticks}` };
  } catch {
    return undefined;
  }
}

/** macOS and BSD. Windows has neither `ps` nor zombies. */
async function fromPs(pid: number): Promise<ProcessInfo | undefined> {
  try {
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env });
    const [state = '', ...start] = stdout.trim().split(/\s+/);
    if (start.length === 0) return undefined;
    // Claims separate fields by `_`.
    return { isZombie: state.startsWith('Z'), startedAt: start.join('-').replaceAll(/[^\w-]|_/g, '-') };
  } catch {
    return undefined;
  }
}
