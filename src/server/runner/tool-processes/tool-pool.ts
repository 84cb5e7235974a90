import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Tool, ToolProblem } from '../engine.ts';
import { orAborted } from '../or-aborted.ts';
import type { OpenWorkspace } from '../workspace.ts';
import type { Question, Reply } from './protocol.ts';
import { type ChildProgram, type Ended, startToolChild, type ToolChild } from './tool-child.ts';

/** Runs tools in child processes, which can be ended at any moment: what they parse comes from outside. */
export interface ToolPool {
  /**
   * Runs an isolated tool on a turn's files. Throws `ToolProblem` where the tool refuses, takes too long, or needs too
   * much memory. Rejects with the signal's reason as soon as it aborts; the child is dead by then.
   */
  run<Input, Output>(tool: Tool<Input, Output>, input: Input, turn: PoolTurn): Promise<Output>;
  /** Ends all children. */
  close(): Promise<void>;
}

export interface PoolTurn {
  readonly workspace: OpenWorkspace;
  readonly signal: AbortSignal;
}

export interface ToolPoolOptions {
  readonly program: ChildProgram;
  /** Files that tools make lie in folders below it until they are kept. */
  readonly outboxes: string;
  newOutbox(): string;
  /** How many calls run at once; others wait in line. */
  readonly size?: number;
  readonly deadlineMs?: number;
  readonly memoryBytes?: number;
  /** How long a child that has nothing to do is kept. */
  readonly idleMs?: number;
}

const MB = 2 ** 20;

export function createToolPool(options: ToolPoolOptions): ToolPool {
  const { program, outboxes, newOutbox, size = 2, deadlineMs = 60_000, memoryBytes = 640 * MB } = options;
  const idleMs = options.idleMs ?? 30_000;
  const idle = new Map<ToolChild, NodeJS.Timeout>();
  const busy = new Set<ToolChild>();
  const waiting: (() => void)[] = [];
  let free = size;

  /** Waits for one of the places. */
  async function takePlace(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    let admit = () => {};
    const admitted = new Promise<void>((resolve) => waiting.push((admit = resolve)));
    try {
      await orAborted(admitted, signal);
    } catch (error) {
      const at = waiting.indexOf(admit);
      if (at >= 0) waiting.splice(at, 1);
      else leavePlace();
      throw error;
    }
  }

  function leavePlace(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  /** The child that may still hold the workspace's tables, any other idle one, or a new one. */
  function takeChild(workspace: string): ToolChild {
    const children = [...idle.keys()];
    const child = children.find((one) => one.workspace === workspace) ?? children[0];
    if (child !== undefined) {
      clearTimeout(idle.get(child));
      idle.delete(child);
    }
    const taken = child?.isAlive === true ? child : startToolChild(program, memoryBytes);
    busy.add(taken);
    return taken;
  }

  function rest(child: ToolChild): void {
    busy.delete(child);
    if (!child.isAlive) return;
    const end = setTimeout(() => {
      idle.delete(child);
      void child.kill();
    }, idleMs);
    idle.set(child, end);
  }

  async function callIn(
    child: ToolChild,
    name: string,
    input: unknown,
    { workspace, signal }: PoolTurn,
  ): Promise<Ended> {
    const outbox = path.join(outboxes, newOutbox());
    const over = new AbortController();
    const deadline = setTimeout(() => over.abort(new ToolProblem(tooSlow(name, deadlineMs))), deadlineMs);
    const call = { kind: 'call' as const, tool: name, input, workspace: workspace.id, files: workspace.list(), outbox };
    try {
      const ended = child.call(call, (about) =>
        answer(workspace, about).catch((error: unknown) => {
          // Not the tool's fault: the call ends with the error as it is.
          over.abort(error);
          return { kind: 'refused' as const, message: '' };
        }),
      );
      return await orAborted(ended, AbortSignal.any([signal, over.signal]));
    } catch (error) {
      await child.kill();
      throw error;
    } finally {
      clearTimeout(deadline);
      await rm(outbox, { recursive: true, force: true });
    }
  }

  async function answer(workspace: OpenWorkspace, about: Question['about']): Promise<Reply['answer']> {
    try {
      if (about.kind === 'locate') return { kind: 'located', path: await workspace.locate(about.name) };
      return { kind: 'kept', file: await workspace.adopt(about.name, about.mediaType, about.path) };
    } catch (error) {
      if (error instanceof ToolProblem) return { kind: 'refused', message: error.message };
      throw error;
    }
  }

  return {
    async run<Input, Output>(tool: Tool<Input, Output>, input: Input, turn: PoolTurn) {
      await takePlace(turn.signal);
      const child = takeChild(turn.workspace.id);
      try {
        const ended = await callIn(child, tool.name, input, turn);
        if (ended.kind === 'problem') throw new ToolProblem(ended.message);
        if (ended.kind === 'died') throw new ToolProblem(diedOver(tool.name, ended.how, memoryBytes));
        if (ended.kind === 'failed') throw Object.assign(new Error(ended.stack), { code: ended.code });
        // The child ran this very tool: its output is of the tool's type.
        return ended.output as Output;
      } finally {
        rest(child);
        leavePlace();
      }
    },

    async close() {
      for (const end of idle.values()) clearTimeout(end);
      await Promise.all([...idle.keys(), ...busy].map((child) => child.kill()));
      idle.clear();
    },
  };
}

function tooSlow(tool: string, ms: number): string {
  return `${tool} was stopped: it took longer than ${Math.round(ms / 1000)} seconds.`;
}

/** The watchdog and the system's own end a process by SIGKILL, V8 by SIGABRT (on Windows by a code) when its heap is full. */
function diedOver(tool: string, how: string, memoryBytes: number): string {
  const memory = /SIGKILL|SIGABRT|code 134|code -1073740791|code 5/.test(how);
  if (memory) return `${tool} was stopped: it needed more than ${Math.round(memoryBytes / MB)} MB of memory.`;
  return `${tool} was stopped: its process ended unexpectedly (${how}).`;
}
