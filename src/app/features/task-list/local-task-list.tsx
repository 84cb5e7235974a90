import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { polledTaskQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { ListedTask } from '#contract/task.ts';
import { useNow } from '#app/lib/use-now.ts';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Notice } from '#app/components/notice.tsx';
import type { ExportButtonComponent } from '#app/entities/task/export-button-props.ts';
import type { PeekComponent } from '#app/entities/task/peek-props.ts';
import type { RerunButtonComponent } from '#app/entities/task/rerun-button-props.ts';
import { useIsOneOff } from '#app/entities/worker/use-worker-titles.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-list.ts';
import { SelectionBar } from './selection/selection-bar.tsx';
import { useSelection } from './selection/use-selection.ts';
import { filterChips, matchesLocally, splitLocal } from './filters/registry.tsx';
import { LoadMore } from './table/load-more.tsx';
import { TaskTable } from './table/task-table.tsx';
import { TaskTableSkeleton } from './table/task-table-skeleton.tsx';

/** Tasks are requested one by one, this many at a time. */
const AT_ONCE = 30;
const EVERY_MS = 4_000;

type LocalTaskListProps = {
  toolbar: ReactNode;
  filter: TaskFilter;
  workerTitle: (workerId: string) => string;
  /** False in a list of one worker's tasks. */
  withWorker: boolean;
  ExportButton: ExportButtonComponent;
  RerunButton: RerunButtonComponent;
  Peek: PeekComponent;
};

/** This browser's tasks, for an API without a task list. Filters by status, worker and title only. */
export function LocalTaskList(props: LocalTaskListProps) {
  const { toolbar, filter, workerTitle, withWorker, ExportButton, RerunButton, Peek } = props;
  const hiddenIds = useHiddenTaskIds();
  const isOneOff = useIsOneOff();
  const [shown, setShown] = useState(AT_ONCE);
  const all = useLocalTasks().filter(({ id }) => !hiddenIds.has(id));
  const local = all.slice(0, shown);
  const queries = useQueries({
    queries: local.map(({ id }) => polledTaskQuery(id, EVERY_MS)),
  });

  const { local: checkable, notApplied: others } = splitLocal(filter);
  const known = queries.flatMap(({ data }) => (data === undefined ? [] : [withFailure(data)]));
  const tasks = known.filter((task) => matchesLocally(task, checkable, isOneOff));
  const selection = useSelection(JSON.stringify(filter), tasks);
  const missing = queries.filter(({ isError }) => isError).length;
  const now = useNow(null);
  const notApplied = filterChips(others, { workerTitle, now }).map(({ words }) => words);
  const whyNotAll = notApplied.length > 0 ? t('partlyApplied') : undefined;
  if (filter.sort !== undefined || filter.order !== undefined) notApplied.push(t('sortOrder'));
  const notice = (
    <div className="mx-auto max-w-page py-3">
      <Notice
        tone="info"
        title={t('noTaskList')}
        actions={
          tasks.length > 0 && (
            <ExportButton id="export-list" label={t('exportList')} source={{ kind: 'listed', tasks }} />
          )
        }
      >
        {[
          t('noTaskListExplained'),
          ...(missing > 0 ? [t('notLoaded', { count: missing })] : []),
          ...(notApplied.length > 0 ? [t('notApplied', { names: formatList(notApplied) })] : []),
        ].join(' ')}
      </Notice>
    </div>
  );
  const more = all.length > shown && (
    <LoadMore
      loading={queries.some(({ isPending }) => isPending)}
      failed={false}
      onLoad={() => setShown(shown + AT_ONCE)}
    />
  );
  return (
    <>
      {toolbar}
      {tasks.length > 0 ? (
        <TaskTable
          {...{ tasks, selection, whyNotAll, workerTitle, withWorker, Peek }}
          total={tasks.length}
          filter={{ status: checkable.status }}
          above={notice}
          below={more}
        />
      ) : (
        <div className="pane overflow-y-auto px-4 md:px-6">
          {notice}
          {known.length > 0 ? (
            <EmptyState title={t('noLocalMatches')} />
          ) : missing < local.length ? (
            <TaskTableSkeleton withWorker={withWorker} />
          ) : (
            local.length === 0 && <EmptyState title={t('noLocalTasks')} />
          )}
          {more}
        </div>
      )}
      <SelectionBar
        rows={tasks}
        filter={checkable}
        applies={false}
        {...{ selection, whyNotAll, ExportButton, RerunButton }}
      />
    </>
  );
}

/** Such an API gives the reason of a failure only in the turn's record, or in its stream. */
function withFailure({ task, turns }: TaskAndTurns): ListedTask {
  const last = turns.at(-1);
  const reason = last?.status === 'error' ? last.error?.message : undefined;
  return task.failure !== undefined || reason === undefined ? task : { ...task, failure: { reason, cause: reason } };
}
