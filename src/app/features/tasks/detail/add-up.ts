import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { formatCredits, formatNumberOf } from '#app/lib/format.ts';

export type Sums = { credits: number; durationMs: number; inputTokens: number; outputTokens: number };

/** What the turns say together. A figure that a turn doesn't have counts as nothing. */
export function sumOf(turns: readonly Turn[]): Sums {
  const sums: Sums = { credits: 0, durationMs: 0, inputTokens: 0, outputTokens: 0 };
  for (const turn of turns) {
    sums.credits += turn.credits ?? 0;
    sums.durationMs += turn.durationMs ?? 0;
    sums.inputTokens += turn.inputTokens ?? 0;
    sums.outputTokens += turn.outputTokens ?? 0;
  }
  return sums;
}

export type Check = { kind: 'adds-up' | 'still-running' | 'differs'; words: string };

/** Holds the turns' credits against the task's own total, in words. */
export function checkCredits(task: Task, turns: readonly Turn[]): Check {
  if (isRunning(task)) return { kind: 'still-running', words: 'Credits are still being spent.' };
  const sum = sumOf(turns).credits;
  const rest = task.totals.credits - sum;
  if (rest === 0) return { kind: 'adds-up', words: `The turns add up to the task’s ${formatCredits(sum)}.` };
  const silent = turns.filter(({ credits }) => credits == null).length;
  const because = silent > 0 ? ` ${formatNumberOf(silent, 'turn')} without a figure.` : '';
  return rest > 0
    ? {
        kind: 'differs',
        words: `The task says ${formatCredits(task.totals.credits)}: ${formatCredits(rest)} unexplained.${because}`,
      }
    : {
        kind: 'differs',
        words: `The task says ${formatCredits(task.totals.credits)}: ${formatCredits(-rest)} fewer than its turns.${because}`,
      };
}
