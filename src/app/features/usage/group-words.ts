import type { UsageGroup } from '#contract/usage.ts';
import { statusWord } from '#app/entities/task/status-tone.ts';

/** A worker's title, a status in words, or a budget or trigger as the API spells it. */
export function groupLabel(groupBy: UsageGroup, key: string, workerTitle: (workerId: string) => string): string {
  if (groupBy === 'worker') return workerTitle(key);
  return groupBy === 'status' ? statusWord(key) : key;
}
