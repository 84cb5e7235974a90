import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { createProxy } from './create-proxy.ts';
import { readEnv, type ProxyEnv } from './env.ts';
import { listen } from './listen.ts';

const DIST = fileURLToPath(new URL('../../dist/page', import.meta.url));
const DEADLINES = { connect: 10_000, answer: 30_000, upload: 60_000 };
const GRACE_MS = 2000;
const Handover = z.object({ apiKey: z.string() });

async function main(): Promise<void> {
  const given = { ...process.env, ...(await launcherKey()) };
  const env = orExit(() => readEnv(given));
  if (!existsSync(`${DIST}/index.html`)) exitWith('The page has not been built: run npm run build.');
  const log = (line: string): void => console.error(`proxy: ${line}`);
  const proxy = createProxy({ ...env, dist: DIST, deadlines: DEADLINES, log });
  const listening = await listen(proxy.listener, env.port).catch((error: unknown) =>
    exitWith(describeError(error, env)),
  );
  process.send?.({ ready: true });
  const stop = (): void => {
    void listening.close(GRACE_MS).then(() => {
      proxy.close();
      process.exit(0);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
}

async function launcherKey(): Promise<{ HANDINGER_API_KEY: string } | undefined> {
  if (process.env['HANDINGER_API_KEY'] || process.channel === undefined) return undefined;
  const [message]: unknown[] = await once(process, 'message');
  return { HANDINGER_API_KEY: Handover.parse(message).apiKey };
}

function orExit(read: () => ProxyEnv): ProxyEnv {
  try {
    return read();
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
}

function describeError(error: unknown, { port }: ProxyEnv): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `PORT ${port} is in use by another program. Stop it, or choose another port.`;
  if (code === 'EACCES') return `PORT ${port} needs more rights than this user has. Choose a port above 1023.`;
  return String(error);
}

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}

await main();
