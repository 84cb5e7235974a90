import type { KnownPart } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import type * as z from 'zod/mini';

/**
 * The interface between the runner and whatever does the work. An engine yields the parts of one turn. The runner
 * records, sends and meters them, and ends the turn. An engine has no access to HTTP, the database or the clock.
 */
export interface Engine {
  readonly name: string;
  /** One sentence for the operator, shown on the page. */
  readonly description: string;
  readonly languageModel: boolean;
  /**
   * Runs one turn. Returning completes it, with the structured output if the worker has a schema. `TurnStopped` ends
   * it as incomplete, any other error as failed.
   */
  run(turn: TurnContext): AsyncGenerator<EngineEvent, StructuredOutput | void, void>;
}

/** Matches the worker's output schema as far as it could be filled. */
export type StructuredOutput = Record<string, unknown>;

type Said =
  | 'text-start'
  | 'text-delta'
  | 'text-end'
  | 'reasoning-start'
  | 'reasoning-delta'
  | 'reasoning-end'
  | 'tool-input-start'
  | 'tool-input-delta'
  | 'tool-input-available'
  | 'tool-input-error'
  | 'tool-output-available'
  | 'tool-output-error'
  | 'source-url'
  | 'file';

/**
 * Parts that an engine may yield. The runner adds the others: `data-turn`, `start`, `data-usage`, `finish`, `error`,
 * `abort`.
 */
export type EngineEvent = Extract<KnownPart, { type: Said }>;

export interface TurnContext {
  readonly input: string;
  /** '' if the worker has none. */
  readonly instructions: string;
  /** JSON Schema of the structured output, null if the worker has none. */
  readonly outputSchema: Readonly<Record<string, unknown>> | null;
  readonly budget: Budget;
  /** Ended turns of the task, oldest first. */
  readonly history: readonly PastTurn[];
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /**
   * Runs a tool and yields its input, and its output or error, as timed parts. Returns the output. Throws
   * `TurnStopped` when the budget's calls are used up, and `ToolProblem` when the tool refuses its input.
   */
  call<Input, Output>(tool: Tool<Input, Output>, input: Input): AsyncGenerator<EngineEvent, Output, void>;
  /** Runs a tool without parts and without counting it as a call. */
  inspect<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<Output>;
}

export interface PastTurn {
  readonly seq: number;
  readonly input: string;
  readonly outputText: string;
  readonly parts: readonly KnownPart[];
}

/** All files of the task: attachments and outputs, of this and earlier turns. */
export interface Workspace {
  list(): readonly WorkspaceFile[];
  /** Reads a file. Its bytes count once a turn. Throws `ToolProblem` for an unknown name. */
  read(name: string): Promise<Uint8Array>;
  /** Stores an output. A name that is taken gets a number: `chart-2.svg`. */
  write(name: string, mediaType: string, content: string | Uint8Array): Promise<WorkspaceFile>;
}

export interface WorkspaceFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Path on the API's origin, for `file` and `source-url` parts. */
  readonly url: string;
  readonly origin: 'attachment' | 'output';
  /** The turn that added it. */
  readonly seq: number;
}

/** A tool reads and writes files only through the workspace. */
export interface Tool<Input, Output> {
  readonly name: string;
  /**
   * Runs in a child process: required for anything that parses files. Input and output are JSON, the output at most
   * 1,000,000 characters.
   */
  readonly isolated?: boolean;
  /** For operators and language models. */
  readonly description: string;
  readonly input: z.ZodMiniType<Input>;
  run(input: Input, context: ToolContext): Promise<Output>;
}

export interface ToolContext {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

/** A tool's refusal, in words for the operator: "cities.csv has no column named 'prize'. It has city, price." */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolProblem';
  }
}

export type StopReason = 'tool_call_limit' | 'credits_exhausted';

/** Ends a turn early, keeping its results. The runner throws it into the engine, which must not catch it. */
export class TurnStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(reason);
    this.name = 'TurnStopped';
    this.reason = reason;
  }
}
