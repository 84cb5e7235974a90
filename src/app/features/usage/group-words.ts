import type { UsageGroup } from '#contract/usage.ts';
import { t } from '#app/messages/usage.ts';

const isStatus = (key: string): key is 'completed' | 'aborted' | 'error' =>
  key === 'completed' || key === 'aborted' || key === 'error';

/** The name of a group: a worker's title, a status in words, and a budget or a trigger as the API spells it. */
export function groupLabel(groupBy: UsageGroup, key: string, workerTitle: (workerId: string) => string): string {
  if (groupBy === 'worker') return workerTitle(key);
  return groupBy === 'status' && isStatus(key) ? t(`status.${key}`) : key;
}
