import { spawn, type ChildProcess } from 'node:child_process';

export interface ServiceOptions {
  /** As the operator reads it: "The API". */
  readonly name: string;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it is told over its channel, whenever it is started. */
  readonly greeting?: Promise<object>;
  /** What it says over its channel besides `{ready: true}`. */
  readonly onMessage?: (message: unknown) => void;
  /** One line for the operator's terminal. */
  readonly say: (line: string) => void;
  /** Milliseconds before the first try to start it again; every further one waits twice as long. */
  readonly firstPauseMs?: number;
  /** Milliseconds it has to end when asked to. */
  readonly patienceMs?: number;
}

export interface Service {
  /** Resolves when it says for the first time that it is ready; rejects where it ends before. */
  readonly ready: Promise<void>;
  /** Asks it to end, and ends it where it does not. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;
/** Up for so long, a service counts as well: the next failure is a first one again. */
const WELL_AFTER_MS = 60_000;

/** Runs one process, and runs it again whenever it dies after it was ready once. */
export function startService(options: ServiceOptions): Service {
  const { name, command, env, greeting, onMessage, say, firstPauseMs = 500, patienceMs = 11_000 } = options;
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
      void greeting?.then((told) => child?.pid === pid && child?.send(told));
      child.on('message', (message) => {
        if (!saysReady(message)) return onMessage?.(message);
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
        if (performance.now() - began > WELL_AFTER_MS) failures = 0;
        const pause = Math.min(firstPauseMs * 2 ** failures, LONGEST_PAUSE_MS);
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
      const cut = setTimeout(() => running.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(cut);
    },
  };
}

function saysReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}
