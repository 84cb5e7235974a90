import { readFile } from 'node:fs/promises';
import type { Budget } from '#contract/task.ts';
import { unusedName } from '../../domain/file-names.ts';
import { mediaTypeOf } from '../../domain/media-types.ts';
import { systemClock } from '../../system-clock.ts';
import { type CallDeps, callTool } from '../../runner/call-tool.ts';
import {
  type Engine,
  type EngineEvent,
  type PastTurn,
  type StructuredOutput,
  ToolProblem,
  TurnStopped,
  type Workspace,
  type WorkspaceFile,
} from '../../runner/engine.ts';
import { createMeter } from '../../runner/meter.ts';
import { runInThisProcess } from '../../runner/run-tool.ts';

export interface MemoryTask {
  readonly history: PastTurn[];
  readonly files: Map<string, Uint8Array>;
  give(name: string, content: string | Uint8Array): void;
  giveFixture(name: string): Promise<void>;
  ask(
    input: string,
    options?: {
      budget?: Budget;
      signal?: AbortSignal;
      instructions?: string;
      outputSchema?: Record<string, unknown> | null;
    },
  ): Promise<MemoryTurn>;
}

export interface MemoryTurn {
  parts: EngineEvent[];
  text: string;
  /** `query_table`, or `write_file!` if it failed. */
  calls: string[];
  inputs: unknown[];
  sources: Extract<EngineEvent, { type: 'source-url' }>[];
  files: string[];
  structuredOutput: StructuredOutput | undefined;
  stopped: string | undefined;
}

export const FIXTURES = new URL('../../../../e2e/fixtures/', import.meta.url);

/** The built-in worker requests no pages. */
const notNeeded = () => Promise.reject(new Error('not needed'));

export function createMemoryTask(engine: Engine): MemoryTask {
  const history: PastTurn[] = [];
  const files = new Map<string, Uint8Array>();
  const listed: WorkspaceFile[] = [];

  function keep(
    name: string,
    content: string | Uint8Array,
    mediaType: string,
    origin: WorkspaceFile['origin'],
  ): WorkspaceFile {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const free = unusedName(name, new Set(files.keys()));
    const seq = history.length;
    const file = {
      name: free,
      mediaType,
      size: bytes.length,
      url: `/api/workers/w/files/t/${seq}/${free}`,
      origin,
      seq,
    };
    files.set(free, bytes);
    listed.push(file);
    return file;
  }

  const workspace = (): Workspace => ({
    list: () => listed,
    async read(name) {
      const bytes = files.get(name);
      if (bytes === undefined) throw new ToolProblem(`There is no file ${name}.`);
      return bytes;
    },
    write: async (name, mediaType, content) => keep(name, content, mediaType, 'output'),
  });

  return {
    history,
    files,
    give: (name, content) => void keep(name, content, mediaTypeOf(name, undefined), 'attachment'),
    async giveFixture(name) {
      keep(name, await readFile(new URL(name, FIXTURES)), mediaTypeOf(name, undefined), 'attachment');
    },
    async ask(input, options = {}) {
      const { budget = 'standard', signal = new AbortController().signal, instructions = '' } = options;
      const { outputSchema = null } = options;
      const opened = workspace();
      let calls = 0;
      const meter = createMeter({
        budget,
        left: () => Number.POSITIVE_INFINITY,
        elapsed: () => 0,
        waited: () => 0,
      });
      const deps: CallDeps = {
        clock: systemClock,
        startedAt: 0,
        meter,
        run: runInThisProcess({ workspace: opened, signal, inspect: notNeeded, approvePage: notNeeded }),
        signal,
        nextCallId: () => {
          calls += 1;
          return `call_${history.length}_${calls}`;
        },
      };
      const events = engine.run({
        input,
        instructions,
        outputSchema,
        budget,
        history,
        workspace: opened,
        signal,
        callsLeft: meter.callsLeft,
        stepsLeft: meter.stepsLeft,
        nearCap: meter.nearCap,
        startStep: meter.startStep,
        countCharacters: meter.countCharacters,
        endStep: meter.endStep,
        call: (tool, toolInput) => callTool(deps, tool, toolInput),
        inspect: (tool, toolInput) => deps.run(tool, toolInput, ''),
      });
      const parts: EngineEvent[] = [];
      let stopped: string | undefined;
      let structuredOutput: StructuredOutput | undefined;
      try {
        for (let step = await events.next(); ; step = await events.next()) {
          if (step.done === true) {
            structuredOutput = step.value ?? undefined;
            break;
          }
          parts.push(step.value);
        }
      } catch (error) {
        if (!(error instanceof TurnStopped)) throw error;
        stopped = error.reason;
      }
      const turn = { ...readParts(parts, stopped), structuredOutput };
      history.push({ seq: history.length, input, outputText: turn.text, parts });
      return turn;
    },
  };
}

function readParts(parts: EngineEvent[], stopped: string | undefined): Omit<MemoryTurn, 'structuredOutput'> {
  const texts = new Map<string, string>();
  for (const part of parts) if (part.type === 'text-delta') texts.set(part.id, (texts.get(part.id) ?? '') + part.delta);
  const inputs = parts.flatMap((part) => (part.type === 'tool-input-available' ? [part] : []));
  const failed = new Set(parts.flatMap((part) => (part.type === 'tool-output-error' ? [part.toolCallId] : [])));
  return {
    parts,
    text: [...texts.values()].join('\n\n'),
    calls: inputs.map(({ toolName, toolCallId }) => toolName + (failed.has(toolCallId) ? '!' : '')),
    inputs: inputs.map(({ input }) => input),
    sources: parts.flatMap((part) => (part.type === 'source-url' ? [part] : [])),
    files: parts.flatMap((part) =>
      part.type === 'file' ? [String(part.providerMetadata?.['handinger']?.['filename'])] : [],
    ),
    stopped,
  };
}
