import type { Budget } from '#contract/task.ts';

export interface Caps {
  readonly toolCalls: number;
  /** Of a language model. */
  readonly steps: number;
  /** Of a language model: in and out, of all steps. */
  readonly tokens: number;
  readonly seconds: number;
}

const NO_CAP = Number.POSITIVE_INFINITY;

/**
 * What ends a turn, beside Stop and the end of the credits. The API docs say of tool calls: a single one, a handful,
 * many, no cap.
 */
export const CAPS: Readonly<Record<Budget, Caps>> = {
  low: { toolCalls: 1, steps: 6, tokens: 100_000, seconds: 60 },
  standard: { toolCalls: 5, steps: 12, tokens: 400_000, seconds: 300 },
  high: { toolCalls: 25, steps: 50, tokens: 2_000_000, seconds: 1_800 },
  unlimited: { toolCalls: NO_CAP, steps: NO_CAP, tokens: NO_CAP, seconds: NO_CAP },
};
