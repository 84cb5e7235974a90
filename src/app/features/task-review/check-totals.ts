import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { formatDuration } from '#app/lib/format.ts';
import { t } from '#app/messages/task-review.ts';

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
  if (isRunning(task)) return { kind: 'still-running', words: [t('stillSpending')] };
  const sums = sumTurns(turns);
  const differences = [
    difference(totals.turnCount, turns.length, {
      more: (total, rest) => t('moreTurns', { total, rest }),
      less: (total, rest) => t('fewerTurns', { total, rest }),
    }),
    difference(totals.credits, sums.credits, {
      more: (total, rest) => t('moreCredits', { total, rest }),
      less: (total, rest) => t('fewerCredits', { total, rest }),
    }),
    difference(totals.durationMs, sums.durationMs, {
      more: (total, rest) => t('longer', { total: formatDuration(total), rest: formatDuration(rest) }),
      less: (total, rest) => t('shorter', { total: formatDuration(total), rest: formatDuration(rest) }),
    }),
  ].filter((words) => words !== undefined);
  if (differences.length === 0) return { kind: 'adds-up', words: [t('addsUp')] };
  const count = turns.filter(({ credits }) => credits == null).length;
  const because = count > 0 && totals.credits !== sums.credits ? [t('withoutCredits', { count })] : [];
  return { kind: 'differs', words: [...differences, ...because] };
}

/** For floating-point sums. */
const ROUNDING = 1e-6;

type Wording = Record<'more' | 'less', (total: number, rest: number) => string>;

function difference(total: number, sum: number, { more, less }: Wording): string | undefined {
  const rest = total - sum;
  if (Math.abs(rest) < ROUNDING) return undefined;
  return rest > 0 ? more(total, rest) : less(total, -rest);
}
