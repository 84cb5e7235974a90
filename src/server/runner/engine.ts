import type { KnownPart } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import type * as z from 'zod/mini';

/**
 * The one door behind which workers think. An engine gets a turn and says what the worker does as parts of the
 * stream; the runner records them, sends them, counts what they cost, and ends the turn. An engine never
 * touches HTTP, the database or the clock.
 */
export interface Engine {
  readonly name: string;
  /** One plain sentence for the operator, shown on the page. */
  readonly description: string;
  readonly languageModel: boolean;
  /**
   * Runs one turn. Returning ends it as completed, with the structured output that it returns where its worker has a
   * schema for one; throwing `TurnStopped` as incomplete; any other error as error.
   */
  run(turn: TurnContext): AsyncGenerator<EngineEvent, StructuredOutput | void, void>;
}

/** What a turn came to in the shape that its worker's output schema asks for, as far as it could be filled. */
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

/** What an engine may say. The turn's frame (`data-turn`, `start`, `data-usage`, `finish`, `error`, `abort`) is the runner's. */
export type EngineEvent = Extract<KnownPart, { type: Said }>;

export interface TurnContext {
  readonly input: string;
  /** The worker's instructions, '' where it has none. */
  readonly instructions: string;
  /** The JSON Schema of what the worker is to give back beside its words, null where it has none. */
  readonly outputSchema: Readonly<Record<string, unknown>> | null;
  readonly budget: Budget;
  /** The task's ended turns, oldest first. */
  readonly history: readonly PastTurn[];
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /**
   * Runs a tool: says its input and output (or error) as parts, with its time, and answers its output.
   * Every call counts against the budget: past its cap it throws `TurnStopped` before anything runs.
   * Throws `ToolProblem` where the tool refuses its input; the part that says so has gone out by then.
   */
  call<Input, Output>(tool: Tool<Input, Output>, input: Input): AsyncGenerator<EngineEvent, Output, void>;
  /** Runs a tool without telling or counting it: what an engine must know before it can choose what to do. */
  inspect<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<Output>;
}

export interface PastTurn {
  readonly seq: number;
  readonly input: string;
  readonly outputText: string;
  readonly parts: readonly KnownPart[];
}

/** The task's files, those given with any turn and those written by the worker, of this turn and of earlier ones. */
export interface Workspace {
  list(): readonly WorkspaceFile[];
  /** The whole file. Its bytes are counted as read, once a turn. Throws `ToolProblem` for an unknown name. */
  read(name: string): Promise<Uint8Array>;
  /** Keeps a file that the worker made. A name already taken in this task gets a number: `chart.svg`, `chart-2.svg`. */
  write(name: string, mediaType: string, content: string | Uint8Array): Promise<WorkspaceFile>;
}

export interface WorkspaceFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Path on the API's origin, to be used in `file` and `source-url` parts. */
  readonly url: string;
  readonly origin: 'attachment' | 'output';
  /** The turn it came with. */
  readonly seq: number;
}

/** A tool: a name, what it takes, and what it does with it. Tools read and write through the workspace alone. */
export interface Tool<Input, Output> {
  readonly name: string;
  /**
   * Whether it runs in a child process (`children`): everything that parses what comes from outside must. Input and
   * output go there and back as JSON, an output of at most a million characters.
   */
  readonly isolated?: boolean;
  /** For operators and for language models. */
  readonly description: string;
  readonly input: z.ZodMiniType<Input>;
  run(input: Input, context: ToolContext): Promise<Output>;
}

export interface ToolContext {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

/** A tool's own refusal, in words for the operator: "cities.csv has no column named 'prize'. It has city, price." */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolProblem';
  }
}

/** What ran out. */
export type StopReason = 'tool_call_limit' | 'credits_exhausted';

/** Ends a turn early with what it has so far. Thrown by the runner through the engine; an engine lets it pass. */
export class TurnStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(reason);
    this.name = 'TurnStopped';
    this.reason = reason;
  }
}
