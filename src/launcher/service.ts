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
  /** Rejects if the process ends before it is ready. Stays pending if `stop` comes first. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const MAX_DELAY_MS = 30_000;
/** Then failures are counted from zero again. */
const HEALTHY_AFTER_MS = 60_000;

/** Restarts a process with backoff if it ends, or can't be started again, after it was ready. */
export function startService(options: ServiceOptions): Service {
  const { name, command, env, initialMessage, onMessage, say, firstDelayMs = 500, killAfterMs = 11_000 } = options;
  const [program, ...args] = command;
  let child: ChildProcess | undefined;
  let wasReady = false;
  let stopping = false;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;
  let onReady: () => void = () => undefined;
  let onFailure: (error: Error) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve;
    onFailure = reject;
  });

  function run(): void {
    const began = performance.now();
    const started = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child = started;
    void initialMessage?.then(
      (message) => started.connected && started.send(message),
      (error: unknown) => onFailure(new Error(`${name} did not get its first message.`, { cause: error })),
    );
    started.on('message', (message) => {
      if (!isReadyMessage(message)) return onMessage?.(message);
      wasReady = true;
      onReady();
    });
    started.on('error', (error) => {
      // Without a pid it never started. With one it still runs: a message or a signal could not be sent.
      if (started.pid === undefined) onEnd(began, `could not be started: ${error.message}`);
      else say(`${name} could not be reached: ${error.message}`);
    });
    started.on('exit', (code, signal) => {
      const how = signal ?? `code ${code}`;
      onEnd(began, wasReady ? `ended (${how})` : `ended before it was ready (${how}).`);
    });
  }

  function onEnd(began: number, what: string): void {
    child = undefined;
    if (stopping) return;
    if (!wasReady) return onFailure(new Error(`${name} ${what}`));
    if (performance.now() - began > HEALTHY_AFTER_MS) failures = 0;
    const pause = Math.min(firstDelayMs * 2 ** failures, MAX_DELAY_MS);
    failures += 1;
    say(`${name} ${what} and is started again in ${pause / 1000} s.`);
    again = setTimeout(run, pause);
  }

  run();

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
