import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessFacts {
  /** Whether it has ended and only waits for its parent to collect its exit status. A zombie runs no code and holds no file. */
  readonly isZombie: boolean;
  /** Tells the process from a later one with the same number. */
  readonly startedAt: string;
}

/** Reads what the system knows of a process. Returns undefined where there is no such process, or the system doesn't say. */
export async function processFacts(pid: number): Promise<ProcessFacts | undefined> {
  return (await fromProc(pid)) ?? fromPs(pid);
}

/** Linux: the state, and the start as the boot's id and the kernel's ticks since then. */
async function fromProc(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the command in brackets and may hold spaces; the state is the third field, the start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === undefined || ticks === undefined) return undefined;
    return { isZombie: 'ZXx'.includes(state), startedAt: `${boot.trim()}.${ticks}` };
  } catch {
    return undefined; // no /proc, or no such process
  }
}

/** macOS and the BSDs. Windows has no `ps`, and no zombies either. */
async function fromPs(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env });
    const [state = '', ...start] = stdout.trim().split(/\s+/);
    if (start.length === 0) return undefined;
    // The claim is a file's name, in which `_` parts the fields.
    return { isZombie: state.startsWith('Z'), startedAt: start.join('-').replaceAll(/[^\w-]|_/g, '-') };
  } catch {
    return undefined; // no `ps`, or no such process
  }
}
