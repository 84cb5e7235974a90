import { type ChildProcess, fork } from 'node:child_process';
import {
  ALLOW_LOOPBACK,
  type FromChild,
  type CallResult,
  type FileRequest,
  type FileReply,
  type ToChild,
} from './protocol.ts';

export interface ChildProgram {
  readonly path: string;
  readonly execArgv?: readonly string[];
  /** For tests. */
  readonly allowLoopback?: boolean;
}

export type CallEnd = CallResult | { readonly kind: 'died'; readonly how: string };

export interface ToolChild {
  readonly isAlive: boolean;
  /** Its tables may be cached. */
  readonly workspace: string | undefined;
  call(
    call: Extract<ToChild, { kind: 'call' }>,
    handleRequest: (body: FileRequest['body']) => Promise<FileReply['body']>,
  ): Promise<CallEnd>;
  kill(): Promise<void>;
}

/** Heap and buffers. */
export function startToolChild(program: ChildProgram, memoryBytes: number): ToolChild {
  const { path, execArgv = [], allowLoopback = false } = program;
  const heapMb = Math.round(memoryBytes / 2 ** 20);
  const child: ChildProcess = fork(path, [String(memoryBytes), ...(allowLoopback ? [ALLOW_LOOPBACK] : [])], {
    execArgv: [...execArgv, `--max-old-space-size=${heapMb}`],
    // The API's environment holds keys.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isAlive = true;
  let workspace: string | undefined;
  let onMessage: ((message: FromChild) => void) | undefined;
  let finish: ((end: CallEnd) => void) | undefined;
  const exited = new Promise<void>((resolve) => {
    const onExit = (how: string) => {
      isAlive = false;
      finish?.({ kind: 'died', how });
      resolve();
    };
    child.on('exit', (code, signal) => onExit(signal ?? `code ${code}`));
    child.on('error', (error) => onExit(error.message));
  });
  child.on('message', (message: FromChild) => onMessage?.(message));

  // The exit event reports a dead child.
  const post = (message: ToChild) => child.connected && child.send(message, () => undefined);

  return {
    get isAlive() {
      return isAlive;
    },
    get workspace() {
      return workspace;
    },
    call(call, handleRequest) {
      workspace = call.workspace;
      return new Promise((resolve) => {
        finish = resolve;
        onMessage = (message) => {
          if (message.kind !== 'request') return resolve(message);
          void handleRequest(message.body).then((body) => post({ kind: 'reply', id: message.id, body }));
        };
        if (isAlive) post(call);
        else resolve({ kind: 'died', how: 'before the call' });
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
