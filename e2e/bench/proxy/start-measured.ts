import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Said } from './cost.ts';

export interface Measured extends AsyncDisposable {
  readonly url: string;
  /** User and system, since its start. */
  cpuMicros(): Promise<number>;
}

/** @param program a file in this folder */
export async function startMeasured(program: string, ...args: readonly string[]): Promise<Measured> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });
  async function heard() {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${program} ended before it answered`);
    });
    const [message]: unknown[] = await Promise.race([once(child, 'message', { signal }), ended]);
    over.abort();
    return Said.parse(message);
  }
  const ready = await heard();
  if (!('port' in ready)) throw new Error(`${program} did not say where it is`);
  return {
    url: `http://127.0.0.1:${ready.port}`,
    async cpuMicros() {
      const said = heard();
      child.send('cost');
      const cost = await said;
      if (!('cpuMicros' in cost)) throw new Error(`${program} did not say what it cost`);
      return cost.cpuMicros;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
