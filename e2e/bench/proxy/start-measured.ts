import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CostMessage } from './cost.ts';

export interface Measured extends AsyncDisposable {
  readonly url: string;
  /** User and system, since its start. */
  cpuMicros(): Promise<number>;
}

export async function startMeasured(program: string, ...args: readonly string[]): Promise<Measured> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });
  async function nextMessage() {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${program} ended before it responded`);
    });
    const [message]: unknown[] = await Promise.race([once(child, 'message', { signal }), ended]);
    over.abort();
    return CostMessage.parse(message);
  }
  const ready = await nextMessage();
  if (!('port' in ready)) throw new Error(`${program} did not report its port`);
  return {
    url: `http://127.0.0.1:${ready.port}`,
    async cpuMicros() {
      const message = nextMessage();
      child.send('cost');
      const cost = await message;
      if (!('cpuMicros' in cost)) throw new Error(`${program} did not report its CPU time`);
      return cost.cpuMicros;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
