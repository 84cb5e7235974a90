import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Tool, ToolProblem } from '../engine.ts';
import { abortable } from '../abortable.ts';
import type { OpenWorkspace } from '../workspace.ts';
import type { FileRequest, FileReply } from './protocol.ts';
import { type ChildProgram, type CallEnd, startToolChild, type ToolChild } from './tool-child.ts';

/** Runs tools in child processes, which can be killed while they parse. */
export interface ToolPool {
  /** Throws `ToolProblem` for a refusal, a timeout or too much memory. Kills the child on abort. */
  run<Input, Output>(tool: Tool<Input, Output>, input: Input, turn: PoolTurn): Promise<Output>;
  close(): Promise<void>;
}

export interface PoolTurn {
  readonly workspace: OpenWorkspace;
  readonly signal: AbortSignal;
}

export interface ToolPoolOptions {
  readonly program: ChildProgram;
  readonly outputRoot: string;
  newOutputName(): string;
  readonly size?: number;
  readonly deadlineMs?: number;
  readonly memoryBytes?: number;
  readonly idleMs?: number;
}

const MB = 2 ** 20;

export function createToolPool(options: ToolPoolOptions): ToolPool {
  const { program, outputRoot, newOutputName, size = 2, deadlineMs = 60_000, memoryBytes = 640 * MB } = options;
  const idleMs = options.idleMs ?? 30_000;
  const idle = new Map<ToolChild, NodeJS.Timeout>();
  const busy = new Set<ToolChild>();
  const waiting: (() => void)[] = [];
  let free = size;

  async function acquireSlot(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    let admit = () => {};
    const admitted = new Promise<void>((resolve) => waiting.push((admit = resolve)));
    try {
      await abortable(admitted, signal);
    } catch (error) {
      const at = waiting.indexOf(admit);
      if (at >= 0) waiting.splice(at, 1);
      else releaseSlot();
      throw error;
    }
  }

  function releaseSlot(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  /** Prefers the child that may have cached the workspace's tables. */
  function acquireChild(workspace: string): ToolChild {
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

  function releaseChild(child: ToolChild): void {
    busy.delete(child);
    if (!child.isAlive) return;
    const end = setTimeout(() => {
      idle.delete(child);
      void child.kill();
    }, idleMs);
    idle.set(child, end);
  }

  async function callChild(
    child: ToolChild,
    name: string,
    input: unknown,
    { workspace, signal }: PoolTurn,
  ): Promise<CallEnd> {
    const outputDir = path.join(outputRoot, newOutputName());
    const cancel = new AbortController();
    const deadline = setTimeout(() => cancel.abort(new ToolProblem(describeTimeout(name, deadlineMs))), deadlineMs);
    const call = {
      kind: 'call' as const,
      tool: name,
      input,
      workspace: workspace.id,
      files: workspace.list(),
      outputDir,
    };
    try {
      const ended = child.call(call, (body) =>
        handleRequest(workspace, body).catch((error: unknown) => {
          // Not the tool's fault.
          cancel.abort(error);
          return { kind: 'refused' as const, message: '' };
        }),
      );
      return await abortable(ended, AbortSignal.any([signal, cancel.signal]));
    } catch (error) {
      await child.kill();
      throw error;
    } finally {
      clearTimeout(deadline);
      await rm(outputDir, { recursive: true, force: true });
    }
  }

  async function handleRequest(workspace: OpenWorkspace, body: FileRequest['body']): Promise<FileReply['body']> {
    try {
      if (body.kind === 'locate') return { kind: 'located', path: await workspace.locate(body.name) };
      return { kind: 'stored', file: await workspace.adopt(body.name, body.mediaType, body.path) };
    } catch (error) {
      if (error instanceof ToolProblem) return { kind: 'refused', message: error.message };
      throw error;
    }
  }

  return {
    async run<Input, Output>(tool: Tool<Input, Output>, input: Input, turn: PoolTurn) {
      await acquireSlot(turn.signal);
      const child = acquireChild(turn.workspace.id);
      try {
        const ended = await callChild(child, tool.name, input, turn);
        if (ended.kind === 'problem') throw new ToolProblem(ended.message);
        if (ended.kind === 'died') throw new ToolProblem(describeDeath(tool.name, ended.how, memoryBytes));
        if (ended.kind === 'failed') throw Object.assign(new Error(ended.stack), { code: ended.code });
        return ended.output as Output;
      } finally {
        releaseChild(child);
        releaseSlot();
      }
    },

    async close() {
      for (const end of idle.values()) clearTimeout(end);
      await Promise.all([...idle.keys(), ...busy].map((child) => child.kill()));
      idle.clear();
    },
  };
}

function describeTimeout(tool: string, ms: number): string {
  return `${tool} was stopped: it took longer than ${Math.round(ms / 1000)} seconds.`;
}

/** The watchdog and the OS use SIGKILL. V8 aborts with SIGABRT, or a code on Windows. */
function describeDeath(tool: string, how: string, memoryBytes: number): string {
  const memory = /SIGKILL|SIGABRT|code 134|code -1073740791|code 5/.test(how);
  if (memory) return `${tool} was stopped: it needed more than ${Math.round(memoryBytes / MB)} MB of memory.`;
  return `${tool} was stopped: its process ended unexpectedly (${how}).`;
}
