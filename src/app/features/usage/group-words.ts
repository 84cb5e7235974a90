import type { UsageGroup } from '#contract/usage.ts';
import { budgetWord, statusWord, triggerWord } from '#app/entities/task/task-words.ts';

export function groupLabel(groupBy: UsageGroup, key: string, workerTitle: (workerId: string) => string): string {
  switch (groupBy) {
    case 'worker':
      return workerTitle(key);
    case 'status':
      return statusWord(key);
    case 'budget':
      return budgetWord(key);
    case 'trigger':
      return triggerWord(key);
  }
}
