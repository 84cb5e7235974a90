import { useCapability } from '#app/data/capabilities.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { paths } from '#app/paths.ts';
import type { ListedTask } from '#contract/task.ts';
import type { ExportButtonComponent } from '#app/entities/task/export-button-props.ts';
import type { PeekComponent } from '#app/entities/task/peek-props.ts';
import type { RerunButtonComponent } from '#app/entities/task/rerun-button-props.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-list.ts';
import { SelectionBar } from './selection/selection-bar.tsx';
import { useSelection } from './selection/use-selection.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { clearFilter } from './filters/registry.tsx';
import { LoadMore } from './table/load-more.tsx';
import { LocalTaskList } from './local-task-list.tsx';
import { EmptyTaskList } from './table/empty-task-list.tsx';
import { TaskTable } from './table/task-table.tsx';
import { TaskTableSkeleton } from './table/task-table-skeleton.tsx';
import { TaskToolbar } from './task-toolbar.tsx';
import { filterWarning } from './filters/filter-warning.ts';
import { useTaskFilter } from './filters/use-task-filter.ts';
import { useTaskRows } from './use-task-rows.ts';
import { useTaskTotal } from './use-task-total.ts';

const NONE: readonly ListedTask[] = [];

/** Other features, which the list does not know. */
type TaskListProps = {
  ExportButton: ExportButtonComponent;
  RerunButton: RerunButtonComponent;
  Peek: PeekComponent;
  /** Lists the tasks of one worker. */
  workerId?: string;
};

export function TaskList({ ExportButton, RerunButton, Peek, workerId }: TaskListProps) {
  const inUrl = useTaskFilter(workerId);
  const { filter, shown, ignored, choose } = inUrl;
  const withWorker = workerId === undefined;
  const rows = useTaskRows(filter);
  const total = useTaskTotal(filter, rows);
  const workerTitle = useWorkerTitles();
  const { tasks, problem, more, newTasks } = rows;
  // New tasks enter an empty list at once.
  const isEmpty = tasks?.length === 0 && newTasks.length === 0 && !more.left;
  const view = paths.tasksWhere({ ...filter, sort: undefined, order: undefined });
  const selection = useSelection(view, tasks ?? NONE);
  const canFilter = useCapability('allFilters');
  const applies = canFilter === 'yes';
  // Until the capability is known, no warning is shown and "Select all" stays disabled.
  const warning = filterWarning(rows.findings, applies || canFilter === undefined);
  const whyNotAll = filterWarning(rows.findings, applies)?.whyNotAll;
  const tools = tasks && (
    <ExportButton
      id="export-list"
      label={t('exportList')}
      source={{ kind: 'filter', filter, applies, count: total.count }}
      disabled={isEmpty ? t('nothingToExport') : whyNotAll && t('exportSelected', { reason: whyNotAll })}
    />
  );
  const toolbar = (
    <TaskToolbar inUrl={inUrl} total={total} isLocal={tasks === null} workerTitle={workerTitle} tools={tools} />
  );
  /** The clicked control disappears. */
  function chooseAndFocusPage(next: TaskFilter) {
    focusPage();
    choose(next);
  }
  if (tasks === null) {
    return <LocalTaskList {...{ toolbar, filter, workerTitle, withWorker, ExportButton, RerunButton, Peek }} />;
  }

  const selectionBar = (
    <SelectionBar
      rows={tasks ?? NONE}
      all={more.left ? { count: total.count } : undefined}
      {...{ selection, filter, applies, whyNotAll, ExportButton, RerunButton }}
    />
  );
  const notices = (
    <div className="mx-auto grid max-w-page gap-2 py-3 empty:hidden">
      {problem !== null && (
        <RetryNotice key={rows.failures} {...problemWords(problem, 'taskList')} onRetry={rows.retry} />
      )}
      {ignored.length > 0 && (
        <Notice
          tone="warning"
          title={t('ignoredInLink')}
          actions={
            <Button size="small" onClick={() => chooseAndFocusPage(filter)}>
              {t('removeIgnored')}
            </Button>
          }
        >
          {t('ignoredNames', { names: formatList(ignored) })}
        </Notice>
      )}
      {warning && (
        <Notice tone="warning" title={warning.title}>
          {[...warning.sentences, t('showsAll'), ...(whyNotAll === undefined ? [] : [t('notAllAtOnce')])].join(' ')}
        </Notice>
      )}
    </div>
  );

  if (tasks === undefined || isEmpty) {
    return (
      <>
        {toolbar}
        <div className="pane overflow-y-auto px-4 md:px-6">
          {notices}
          {tasks !== undefined ? (
            <EmptyTaskList
              filter={shown}
              workerId={workerId}
              workerTitle={workerTitle}
              onClear={() => chooseAndFocusPage(clearFilter(filter))}
            />
          ) : (
            problem === null && <TaskTableSkeleton withWorker={withWorker} />
          )}
        </div>
        {selectionBar}
      </>
    );
  }

  const isByTime = filter.sort === undefined && filter.order === undefined;
  return (
    <>
      {toolbar}
      <TaskTable
        Peek={Peek}
        tasks={tasks}
        loaded={tasks.length + rows.hidden.length}
        total={total.count}
        selection={selection}
        whyNotAll={whyNotAll}
        filter={filter}
        onSort={choose}
        workerTitle={workerTitle}
        withWorker={withWorker}
        isStale={rows.isStale}
        newTasks={{
          count: newTasks.length,
          words: t(isByTime ? 'newTasks' : 'newOrChanged', { count: newTasks.length }),
          showNewTasks: rows.showNewTasks,
        }}
        above={notices}
        below={more.left && <LoadMore loading={more.loading} failed={more.failed} onLoad={more.load} />}
        onNearEnd={() => {
          if (more.left && !more.loading && !more.failed && !rows.isStale) more.load();
        }}
      />
      {selectionBar}
    </>
  );
}
