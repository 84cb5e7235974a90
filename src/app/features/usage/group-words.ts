import type { UsageGroup } from '#contract/usage.ts';
import { statusWord } from '#app/entities/task/status-tone.ts';

/** The name of a group: a worker's title, a status in words, and a budget or a trigger as the API spells it. */
export function groupLabel(groupBy: UsageGroup, key: string, workerTitle: (workerId: string) => string): string {
  if (groupBy === 'worker') return workerTitle(key);
  return groupBy === 'status' ? statusWord(key) : key;
}
