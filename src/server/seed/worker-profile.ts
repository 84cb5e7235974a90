import type { Budget, Trigger } from '#contract/task.ts';
import type { StructuredOutput } from './structured.ts';

export interface Profile {
  title: string;
  summary: string;
  instructions: string;
  output?: StructuredOutput;
  /** A weight. */
  share: number;
  triggers: Readonly<Record<Trigger, number>>;
  budgets: Readonly<Record<Budget, number>>;
  /** The share of its turns. */
  fails: number;
  /** Tool calls per turn. */
  calls: number;
  tools: readonly string[];
  /** Shares of tasks and turns. */
  attaches: number;
  makes: number;
  inputs: readonly string[];
  followUps: readonly string[];
  sentences: readonly string[];
}
