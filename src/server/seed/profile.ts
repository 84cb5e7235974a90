import type { Budget, Trigger } from '#contract/task.ts';
import type { StructuredOutput } from './structured.ts';

/** What a worker of the seed is like: who asks it for what, how it answers, and how often that goes wrong. */
export interface Profile {
  title: string;
  summary: string;
  instructions: string;
  output?: StructuredOutput;
  /** Of all tasks, by weight. */
  share: number;
  triggers: Readonly<Record<Trigger, number>>;
  budgets: Readonly<Record<Budget, number>>;
  /** Of its turns, which fail. */
  fails: number;
  /** How many tool calls a turn typically makes. */
  calls: number;
  tools: readonly string[];
  /** Which of its tasks come with a file, and which of its turns make one. */
  attaches: number;
  makes: number;
  inputs: readonly string[];
  /** What is asked next. */
  followUps: readonly string[];
  /** What its answers are made of. */
  sentences: readonly string[];
}
