import { spawn } from 'node:child_process';

export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

export function runProgram(
  command: readonly [string, ...string[]],
  options: { env?: Record<string, string | undefined>; quiet?: boolean } = {},
): Promise<Ended> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (!options.quiet) to.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
