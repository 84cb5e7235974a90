import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export async function commandsUnder(root: number): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=,args=']);
  const all = stdout
    .trim()
    .split('\n')
    .map((row) => {
      const [pid, ppid, state = '', ...args] = row.trim().split(/\s+/);
      return { pid: Number(pid), ppid: Number(ppid), runs: !state.startsWith('Z'), command: args.join(' ') };
    });
  const family = new Set([root]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { pid, ppid } of all) if (family.has(ppid)) family.add(pid);
  }
  return all.filter(({ pid, runs }) => runs && family.has(pid)).map(({ command }) => command);
}
