import type { UsageGroup } from '#contract/usage.ts';

export const GROUP_WORDS: Readonly<Record<UsageGroup, string>> = {
  worker: 'Worker',
  budget: 'Budget',
  trigger: 'Trigger',
  status: 'Status',
};

/** What a group is called, as on every page: a worker by its title, a status as a word of its own, the rest as the API spells it. */
export function groupLabel(groupBy: UsageGroup, key: string, workerTitle: (workerId: string) => string): string {
  if (groupBy === 'worker') return workerTitle(key);
  return groupBy === 'status' ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}
