import type { Usage } from '#contract/usage.ts';
import { csvLine } from '#contract/csv.ts';
import { FIGURES, valueOf } from './figures.ts';
import { groupLabel } from './group-words.ts';

const NAMES = {
  credits: 'credits',
  share: 'share of credits',
  tasks: 'tasks',
  turns: 'turns',
  mean: 'mean credits a task',
  p90: 'p90 credits a task',
  failedTurns: 'failed turns',
  failureRate: 'failure rate',
  failedCredits: 'credits on failed turns',
} as const;

/** One line per group, with plain numbers, empty if missing. */
export function breakdownCsv({ groups, groupBy, totals }: Usage, workerTitle: (workerId: string) => string): string {
  const head = [
    groupBy ?? 'group',
    ...(groupBy === 'worker' ? ['title'] : []),
    ...FIGURES.map((figure) => NAMES[figure]),
  ];
  const lines = groups.map((group) => [
    group.key,
    ...(groupBy === 'worker' ? [groupLabel(groupBy, group.key, groups, workerTitle)] : []),
    ...FIGURES.map((figure) => valueOf(group, figure, totals.credits)),
  ]);
  return [head, ...lines].map(csvLine).join('');
}
