import { spawn, type ChildProcess } from 'node:child_process';

export interface ServiceOptions {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly initialMessage?: Promise<object>;
  /** Not called for `{ready: true}`. */
  readonly onMessage?: (message: unknown) => void;
  readonly say: (line: string) => void;
  /** Before the first restart; doubles with each failure. */
  readonly firstDelayMs?: number;
  /** Between SIGTERM and SIGKILL. */
  readonly killAfterMs?: number;
}

export interface Service {
  /** Rejects if the process ends before it is ready. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const MAX_DELAY_MS = 30_000;
/** Then failures are counted from zero again. */
const HEALTHY_AFTER_MS = 60_000;

/** Restarts a process with backoff if it ends after it was ready. */
export function startService(options: ServiceOptions): Service {
  const { name, command, env, initialMessage, onMessage, say, firstDelayMs = 500, killAfterMs = 11_000 } = options;
  const [program, ...args] = command;
  let child: ChildProcess | undefined;
  let wasReady = false;
  let stopping = false;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;

  const ready = new Promise<void>((resolve, reject) => {
    function run(): void {
      const began = performance.now();
      child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const { pid } = child;
      void initialMessage?.then((message) => child?.pid === pid && child?.send(message));
      child.on('message', (message) => {
        if (!isReadyMessage(message)) return onMessage?.(message);
        wasReady = true;
        resolve();
      });
      child.on('error', (error) => {
        child = undefined;
        reject(new Error(`${name} could not be started: ${error.message}`));
      });
      child.on('exit', (code, signal) => {
        child = undefined;
        if (stopping) return;
        const how = signal ?? `code ${code}`;
        if (!wasReady) return reject(new Error(`${name} ended before it was ready (${how}).`));
        if (performance.now() - began > HEALTHY_AFTER_MS) failures = 0;
        const pause = Math.min(firstDelayMs * 2 ** failures, MAX_DELAY_MS);
        failures += 1;
        say(`${name} ended (${how}) and is started again in ${pause / 1000} s.`);
        again = setTimeout(run, pause);
      });
    }
    run();
  });

  return {
    ready,
    async stop() {
      stopping = true;
      clearTimeout(again);
      const running = child;
      if (running === undefined) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      const cut = setTimeout(() => running.kill('SIGKILL'), killAfterMs);
      await ended;
      clearTimeout(cut);
    },
  };
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}
