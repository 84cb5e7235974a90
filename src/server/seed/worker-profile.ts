import type { Budget, Trigger } from '#contract/task.ts';
import type { StructuredOutput } from './structured.ts';

/** How a worker of the history behaves. */
export interface Profile {
  title: string;
  summary: string;
  instructions: string;
  output?: StructuredOutput;
  /** Its weight among all tasks. */
  share: number;
  triggers: Readonly<Record<Trigger, number>>;
  budgets: Readonly<Record<Budget, number>>;
  /** The share of turns that fail. */
  fails: number;
  /** Typical tool calls per turn. */
  calls: number;
  tools: readonly string[];
  /** The shares of tasks with attachments and of turns with output files. */
  attaches: number;
  makes: number;
  inputs: readonly string[];
  followUps: readonly string[];
  /** Sentences of its answers. */
  sentences: readonly string[];
}
