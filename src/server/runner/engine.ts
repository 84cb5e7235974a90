import type { KnownPart } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import type { ModelFacts, ModelPrices, ModelTest } from '#contract/model.ts';
import type * as z from 'zod/mini';
import type { TokensUsed } from '../domain/credits.ts';

/** Does the work of a turn and yields it as parts, which the runner records, sends and meters. */
export interface Engine {
  readonly name: string;
  /** Shown on the page. */
  readonly description: string;
  /** Null for an engine without one. */
  readonly languageModel: LanguageModel | null;
  /** Returning completes the turn, `TurnStopped` ends it as incomplete, other errors as failed. */
  run(turn: TurnContext): AsyncGenerator<EngineEvent, StructuredOutput | void, void>;
}

export interface LanguageModel extends ModelFacts {
  /** Asks the model a few short questions, in limited time. Reports failures in our words. Never rejects. */
  test(): Promise<ModelTest>;
}

/** `all` includes the default. */
export interface Engines {
  readonly all: readonly Engine[];
  readonly default: Engine;
}

export type StructuredOutput = Record<string, unknown>;

/** The runner adds these; engines cite web pages only. */
type NotFromEngines =
  | 'data-turn'
  | 'data-usage'
  | 'data-approval'
  | 'start'
  | 'start-step'
  | 'finish-step'
  | 'message-metadata'
  | 'finish'
  | 'error'
  | 'abort'
  | 'source-document';

export type EngineEvent = Exclude<KnownPart, { type: NotFromEngines }>;

export interface TurnContext {
  readonly input: string;
  readonly instructions: string;
  readonly outputSchema: Readonly<Record<string, unknown>> | null;
  readonly budget: Budget;
  /** Ended turns, oldest first. */
  readonly history: readonly PastTurn[];
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /** Tool calls that the budget still allows. */
  callsLeft(): number;
  /** Steps of a model that the budget still allows. */
  stepsLeft(): number;
  /** What is nearly used up of the budget, such as "4 of 5 tool calls". */
  nearCap(): string | undefined;
  /**
   * For engines that call a model: credits for the whole step are reserved. Throws `TurnStopped` if too few are left for an answer, and at a cap.
   */
  startStep(request: StepRequest): StepLimit;
  /** Counts output of the step, yielded or not. Throws `TurnStopped` if it costs more than is left, or at a cap. */
  countCharacters(characters: number): void;
  /** Counts this instead of the estimate. */
  endStep(used: StepUsed): void;
  /**
   * Runs a tool and yields timed parts. Throws `TurnStopped` when the budget is used up, and `ToolProblem` when the
   * tool refuses.
   */
  call<Input, Output>(
    tool: Tool<Input, Output, TurnToolContext>,
    input: Input,
  ): AsyncGenerator<EngineEvent, Output, void>;
  /** Runs a tool without parts, not counted as a call. */
  inspect<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<Output>;
}

export interface StepRequest {
  /** Of the model. */
  readonly name: string;
  /** Estimated. */
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  readonly prices: ModelPrices | null;
}

export interface StepLimit {
  readonly maxOutputTokens: number;
  /** Null if all that were asked for are allowed. */
  readonly loweredBy: StopReason | null;
}

export interface StepUsed extends TokensUsed {
  /** The model did not report all of it. */
  readonly isEstimated: boolean;
}

export interface PastTurn {
  readonly seq: number;
  readonly input: string;
  readonly outputText: string;
  readonly parts: readonly KnownPart[];
}

/** Files of all turns. */
export interface Workspace {
  list(): readonly WorkspaceFile[];
  /** Bytes count once a turn. Throws `ToolProblem` for an unknown name. */
  read(name: string): Promise<Uint8Array>;
  /** Numbers a name that is taken: `chart-2.svg`. */
  write(name: string, mediaType: string, content: string | Uint8Array): Promise<WorkspaceFile>;
}

export interface WorkspaceFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
  readonly origin: 'attachment' | 'output';
  readonly seq: number;
}

/** `Context`: what it needs. Tools in child processes have no more than the default. */
export interface Tool<Input, Output, Context extends ToolContext = ToolContext> {
  readonly name: string;
  /** Runs in a child process: required for parsing files. Output is limited to 1,000,000 characters of JSON. */
  readonly isolated?: boolean;
  readonly description: string;
  readonly input: z.ZodMiniType<Input>;
  run(input: Input, context: Context): Promise<Output>;
}

export interface ToolContext {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

/** Of a tool in the API's process. */
export interface TurnToolContext extends ToolContext {
  /** Runs another tool as a part of this one, without parts. */
  inspect<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<Output>;
  /** Asks the operator if needed. Throws `ToolProblem` if the page must not be requested. */
  approvePage(request: PageRequest): Promise<void>;
}

export interface PageRequest {
  readonly url: URL;
  readonly redirectedFrom?: URL | undefined;
}

/** A refusal, in words for the operator. */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolProblem';
  }
}

/** Ends the turn as failed, with what it has so far. */
export class TurnFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TurnFailed';
  }
}

export type StopReason = 'tool_call_limit' | 'step_limit' | 'token_limit' | 'time_limit' | 'credits_exhausted';

/** Ends a turn early, keeping its results. Engines must not catch it. */
export class TurnStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(reason);
    this.name = 'TurnStopped';
    this.reason = reason;
  }
}
