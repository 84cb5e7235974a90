import type { UsageBucket, UsageFigures, UsageGroup, UsageOfGroup, UsageTask } from '#contract/usage.ts';

export interface KnownTurn {
  readonly taskId: string;
  readonly seq: number;
  readonly workerId: string;
  readonly budget: string;
  readonly triggeredBy: string;
  readonly status: string;
  readonly credits: number;
  readonly durationMs: number;
  readonly completedAt: string;
}

const KEYS = { worker: 'workerId', budget: 'budget', trigger: 'triggeredBy', status: 'status' } as const;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The nearest-rank percentile: the value at ⌈share × n⌉. */
const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.ceil(sorted.length * share - 1e-9) - 1] ?? 0;

function spreadOf(values: readonly number[]): UsageFigures['creditsPerTask'] {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    n: values.length,
    mean: sum(values) / values.length,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
  };
}

/** Computes usage without the optimisations of the API. */
export function figuresOf(turns: readonly KnownTurn[]): UsageFigures {
  const taskIds = [...new Set(turns.map(({ taskId }) => taskId))];
  const creditsOf = (some: readonly KnownTurn[]) => sum(some.map(({ credits }) => credits));
  const ended = (status: string) => turns.filter((turn) => turn.status === status);
  return {
    credits: creditsOf(turns),
    tasks: taskIds.length,
    turns: turns.length,
    completedTurns: ended('completed').length,
    abortedTurns: ended('aborted').length,
    failedTurns: ended('error').length,
    failedCredits: creditsOf(ended('error')),
    durationMs: sum(turns.map(({ durationMs }) => durationMs)),
    creditsPerTask: spreadOf(taskIds.map((id) => creditsOf(turns.filter(({ taskId }) => taskId === id)))),
    creditsPerTurn: spreadOf(turns.map(({ credits }) => credits)),
  };
}

/** By descending credits. */
export function groupsOf(turns: readonly KnownTurn[], groupBy: UsageGroup): UsageOfGroup[] {
  const keys = [...new Set(turns.map((turn) => turn[KEYS[groupBy]]))];
  return keys
    .map((key) => ({ key, ...figuresOf(turns.filter((turn) => turn[KEYS[groupBy]] === key)) }))
    .toSorted((a, b) => b.credits - a.credits || (a.key < b.key ? -1 : 1));
}

export function topTasksOf(
  turns: readonly KnownTurn[],
): Pick<UsageTask, 'taskId' | 'credits' | 'failedCredits' | 'turns'>[] {
  return [...new Set(turns.map(({ taskId }) => taskId))]
    .map((taskId) => {
      const { credits, failedCredits, turns: count } = figuresOf(turns.filter((turn) => turn.taskId === taskId));
      return { taskId, credits, failedCredits, turns: count };
    })
    .toSorted((a, b) => b.credits - a.credits || (a.taskId < b.taskId ? -1 : 1));
}

/** `starts`: of the buckets; the last one ends at `to`. */
export function bucketsOf(
  turns: readonly KnownTurn[],
  starts: readonly string[],
  to: string,
  groupBy: UsageGroup,
): UsageBucket[] {
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? to;
    const within = turns.filter(({ completedAt }) => completedAt >= start && completedAt < end);
    const { credits, failedCredits, tasks, turns: count, failedTurns } = figuresOf(within);
    const byGroup = Object.fromEntries(groupsOf(within, groupBy).map(({ key, credits: spent }) => [key, spent]));
    return { start, credits, failedCredits, tasks, turns: count, failedTurns, byGroup };
  });
}
