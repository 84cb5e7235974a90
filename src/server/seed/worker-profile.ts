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
  fails: number;
  calls: number;
  tools: readonly string[];
  attaches: number;
  makes: number;
  inputs: readonly string[];
  followUps: readonly string[];
  sentences: readonly string[];
}
