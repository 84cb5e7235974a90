import { type ChildProcess, fork } from 'node:child_process';
import type { FromChild, Outcome, Question, Reply, ToChild } from './protocol.ts';

/** How to start a child. */
export interface ChildProgram {
  readonly path: string;
  /** Options for `node`. */
  readonly execArgv?: readonly string[];
}

/** How a call ended: what the child told, or that the process died over it. */
export type Ended = Outcome | { readonly kind: 'died'; readonly how: string };

/** A process that runs one call at a time. */
export interface ToolChild {
  readonly isAlive: boolean;
  /** The workspace of its last call: it may still hold what was read for it. */
  readonly workspace: string | undefined;
  call(
    call: Extract<ToChild, { kind: 'call' }>,
    answer: (about: Question['about']) => Promise<Reply['answer']>,
  ): Promise<Ended>;
  /** Ends the process at once, whatever it does. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** @param memoryBytes what the process may take in all: the heap and what lies outside of it, such as buffers */
export function startToolChild({ path, execArgv = [] }: ChildProgram, memoryBytes: number): ToolChild {
  const heapMb = Math.round(memoryBytes / 2 ** 20);
  const child: ChildProcess = fork(path, [String(memoryBytes)], {
    execArgv: [...execArgv, `--max-old-space-size=${heapMb}`],
    // Nothing of the API's environment: it holds keys and addresses.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isAlive = true;
  let workspace: string | undefined;
  let hear: ((message: FromChild) => void) | undefined;
  let finish: ((ended: Ended) => void) | undefined;
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      isAlive = false;
      finish?.({ kind: 'died', how });
      resolve();
    };
    child.on('exit', (code, signal) => end(signal ?? `code ${code}`));
    child.on('error', (error) => end(error.message));
  });
  child.on('message', (message: FromChild) => hear?.(message));

  // A child that has just died takes nothing in: its exit tells so.
  const tell = (message: ToChild) => child.connected && child.send(message, () => undefined);

  return {
    get isAlive() {
      return isAlive;
    },
    get workspace() {
      return workspace;
    },
    call(call, answer) {
      workspace = call.workspace;
      return new Promise((resolve) => {
        finish = resolve;
        hear = (message) => {
          if (message.kind !== 'question') return resolve(message);
          void answer(message.about).then((said) => tell({ kind: 'reply', number: message.number, answer: said }));
        };
        if (isAlive) tell(call);
        else resolve({ kind: 'died', how: 'before the call' });
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
