import type { Budget } from '#contract/task.ts';

/** The API docs say: a single one, a handful, many, no cap. */
export const TOOL_CALL_CAPS: Readonly<Record<Budget, number>> = {
  low: 1,
  standard: 5,
  high: 25,
  unlimited: Number.POSITIVE_INFINITY,
};
