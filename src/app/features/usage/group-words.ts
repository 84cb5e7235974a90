import type { UsageGroup, UsageOfGroup } from '#contract/usage.ts';
import { ONE_OFF } from '#contract/worker.ts';
import { budgetWord, statusWord, triggerWord } from '#app/entities/task/task-words.ts';
import { t } from '#app/messages/usage.ts';

export function groupLabel(
  groupBy: UsageGroup,
  key: string,
  groups: readonly UsageOfGroup[],
  workerTitle: (workerId: string) => string,
): string {
  switch (groupBy) {
    case 'worker':
      if (key !== ONE_OFF) return workerTitle(key);
      return t('oneOffWorkers', { count: groups.find((group) => group.key === key)?.workers ?? 0 });
    case 'status':
      return statusWord(key);
    case 'budget':
      return budgetWord(key);
    case 'trigger':
      return triggerWord(key);
  }
}
