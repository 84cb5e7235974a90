import { Link } from 'react-router';
import { Plus } from 'lucide-react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { useNow } from '#app/lib/use-now.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { hasWords } from '#app/lib/search-words.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-list.ts';
import { filterChips } from '../filters/registry.tsx';

type EmptyTaskListProps = {
  filter: TaskFilter;
  /** Whose tasks the page lists. */
  workerId: string | undefined;
  workerTitle: (workerId: string) => string;
  onClear: () => void;
};

export function EmptyTaskList({ filter, workerId, workerTitle, onClear }: EmptyTaskListProps) {
  const now = useNow(null);
  const conditions = filterChips(filter, { workerTitle, now }).map(({ words }) => words);
  if (filter.q !== undefined) conditions.unshift(t('searchFor', { text: filter.q }));
  if (conditions.length > 0) {
    return (
      <EmptyState
        title={filter.q === undefined || hasWords(filter.q) ? t('noMatches') : tCommon('searchNeedsWords')}
        actions={
          <Button look="primary" onClick={onClear}>
            {t('clearFilters')}
          </Button>
        }
      >
        {conditions.join(' · ')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('noTasks')}
      actions={
        <>
          <Link
            to={workerId === undefined ? paths.newTask : paths.newTaskFor(workerId)}
            className={buttonClass({ look: 'primary' })}
          >
            <Plus size={14} aria-hidden />
            {t('newTask')}
          </Link>
          <Link
            to={
              workerId === undefined
                ? paths.tasksWhere({ archived: 'only' })
                : paths.tasksOfWorker(workerId, { archived: 'only' })
            }
            className={buttonClass({ look: 'plain' })}
          >
            {t('showArchived')}
          </Link>
        </>
      }
    >
      {t(workerId === undefined ? 'noTasksExplained' : 'noTasksOfWorkerExplained')}
    </EmptyState>
  );
}
