import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { formatCredits, formatDuration, formatNumberOf } from '#app/lib/format.ts';

export type TurnSums = { credits: number; durationMs: number; inputTokens: number; outputTokens: number };

/** Missing figures count as 0. */
export function sumTurns(turns: readonly Turn[]): TurnSums {
  const sums: TurnSums = { credits: 0, durationMs: 0, inputTokens: 0, outputTokens: 0 };
  for (const turn of turns) {
    sums.credits += turn.credits ?? 0;
    sums.durationMs += turn.durationMs ?? 0;
    sums.inputTokens += turn.inputTokens ?? 0;
    sums.outputTokens += turn.outputTokens ?? 0;
  }
  return sums;
}

/** `words`: one sentence per finding. */
export type TotalsCheck = { readonly kind: 'adds-up' | 'still-running' | 'differs'; readonly words: readonly string[] };

/** Compares turns with the task's own totals (credits, duration, number of turns). */
export function checkTotals(task: Task, turns: readonly Turn[]): TotalsCheck {
  const { totals } = task;
  if (isRunning(task)) return { kind: 'still-running', words: ['Credits are still being spent.'] };
  const sums = sumTurns(turns);
  const differences = [
    difference(totals.turnCount, turns.length, (count) => formatNumberOf(count, 'turn'), 'not listed here'),
    difference(totals.credits, sums.credits, formatCredits, 'unexplained'),
    difference(totals.durationMs, sums.durationMs, formatDuration, 'unexplained'),
  ].filter((words) => words !== undefined);
  if (differences.length === 0) {
    const [credits, duration] = [formatCredits(totals.credits), formatDuration(totals.durationMs)];
    return { kind: 'adds-up', words: [`The turns add up to the task’s ${credits} and ${duration}.`] };
  }
  const silent = turns.filter(({ credits }) => credits == null).length;
  const because =
    silent > 0 && totals.credits !== sums.credits ? [`${formatNumberOf(silent, 'turn')} without a figure.`] : [];
  return { kind: 'differs', words: [...differences, ...because] };
}

/** For floating-point sums. */
const ROUNDING = 1e-6;

function difference(total: number, sum: number, format: (value: number) => string, more: string): string | undefined {
  const rest = total - sum;
  if (Math.abs(rest) < ROUNDING) return undefined;
  const text = `The task says ${format(total)}`;
  return rest > 0 ? `${text}: ${format(rest)} ${more}.` : `${text}: ${format(-rest)} fewer than its turns.`;
}
