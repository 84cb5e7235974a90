import { Suspense, useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { earlierTurnOf, turnOfRow } from '#app/data/turn-of-row.ts';
import { classNames } from '#app/lib/class-names.ts';
import type { ListedTask } from '#contract/task.ts';
import type { PeekComponent } from '#app/entities/task/peek-props.ts';
import { useIsOneOff, useWorkerNames } from '#app/entities/worker/use-worker-titles.ts';
import { t } from '#app/messages/task-list.ts';
import { listsFailures } from '../filters/cause-chips.tsx';
import { SelectAllCheckbox } from '../selection/select-all-checkbox.tsx';
import { TASK_TABLE_ID } from '../selection/selection-bar.tsx';
import type { TaskSelection } from '../selection/use-selection.ts';
import { NewTasksButton, type NewTasks } from './new-tasks-button.tsx';
import { rowIndexes } from '#app/lib/visible-rows.ts';
import { rowHeightClass, WIDE_CREDITS } from './task-columns.ts';
import { TaskRow } from './task-row.tsx';
import { TaskTableHead } from './task-table-head.tsx';
import { usePeek } from './use-peek.ts';
import { useScrollRestoration } from './use-scroll-restoration.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** Load the next page when fewer rows remain below. */
const LOAD_MORE_ROWS = 40;

type TaskTableProps = {
  tasks: readonly ListedTask[];
  /** Includes hidden tasks that are being archived. */
  loaded?: number;
  /** Undefined if unknown. */
  total: number | undefined;
  selection: TaskSelection;
  whyNotAll: string | undefined;
  filter: TaskFilter;
  onSort?: (filter: TaskFilter) => void;
  workerTitle: (workerId: string) => string;
  /** False in a list of one worker's tasks. */
  withWorker?: boolean;
  /** The previous filter's rows, while new ones load. */
  isStale?: boolean;
  newTasks?: NewTasks;
  above?: ReactNode;
  below?: ReactNode;
  onNearEnd?: () => void;
  Peek: PeekComponent;
};

/** Renders only visible rows and the focused one. */
export function TaskTable(props: TaskTableProps) {
  const {
    tasks,
    loaded = tasks.length,
    total,
    selection,
    whyNotAll,
    filter,
    onSort,
    workerTitle,
    withWorker = true,
    isStale = false,
    newTasks,
    above,
    below,
    onNearEnd,
    Peek,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const isPointerInside = useRef(false);
  const place = useScrollRestoration(scroller);
  const range = useVisibleRows(scroller, body, tasks.length);
  const peek = usePeek(tasks, place);
  const { onKeyDown, archive } = useRowKeys(table, tasks, place, selection, whyNotAll);
  const withReasons = listsFailures(filter);
  const isOneOff = useIsOneOff();
  const workerName = useWorkerNames();
  const focused = tasks.findIndex(({ id }) => id === place.taskId);

  const nearEnd = useEffectEvent(() => onNearEnd?.());
  const isNearEnd = range.end > tasks.length - LOAD_MORE_ROWS;
  useEffect(() => {
    if (isNearEnd) nearEnd();
  }, [isNearEnd, loaded, isStale, filter]);

  function pick(task: ListedTask, withShift: boolean) {
    selection.step(withShift ? { type: 'extendTo', to: task.id, rows: tasks } : { type: 'toggle', task });
  }

  function isIdle(): boolean {
    if (scroller.current === null || scroller.current.scrollTop > 0) return false;
    return (
      place.isJustOpened() || (!isPointerInside.current && table.current?.contains(document.activeElement) !== true)
    );
  }

  /** Moves focus to the table if the button was pressed by keyboard. */
  function toTop() {
    scroller.current?.scrollTo({ top: 0 });
    if (document.activeElement?.matches(':focus-visible') === true) table.current?.focus();
  }

  return (
    <div className="pane flex">
      <div className="relative flex min-w-0 flex-1 flex-col">
        {newTasks && <NewTasksButton newTasks={newTasks} isIdle={isIdle} toTop={toTop} />}
        <div
          ref={scroller}
          className="relative min-h-0 flex-1 overflow-y-auto px-4 md:px-6"
          onScroll={(event) => place.saveScroll(event.currentTarget.scrollTop)}
        >
          <div className="mx-auto max-w-page">
            {above}
            <div
              ref={table}
              id={TASK_TABLE_ID}
              role="table"
              aria-label={t('tasks')}
              aria-rowcount={total === undefined ? -1 : total + 1}
              aria-busy={isStale}
              tabIndex={-1}
              className={classNames('@container outline-none', filter.of === 'turns' && WIDE_CREDITS)}
              onKeyDown={(event) => {
                if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
                  event.preventDefault();
                  if (!event.repeat) peek.toggle();
                } else onKeyDown(event);
              }}
              onFocus={({ target: { dataset } }) => {
                const taskId = dataset['taskId'];
                if (taskId !== undefined && taskId !== place.taskId) place.saveFocus(taskId);
              }}
              onPointerEnter={() => {
                isPointerInside.current = true;
              }}
              onPointerLeave={() => {
                isPointerInside.current = false;
              }}
            >
              <TaskTableHead
                filter={filter}
                onSort={onSort}
                withWorker={withWorker}
                selectAllCheckbox={
                  <SelectAllCheckbox
                    rows={tasks}
                    selection={selection}
                    whyNot={whyNotAll}
                    className="absolute inset-y-0 left-0 w-10 no-hover:w-11"
                  />
                }
              />
              <div
                ref={body}
                role="rowgroup"
                style={{ height: `calc(var(--row) * ${tasks.length})` }}
                className={classNames(
                  'relative',
                  rowHeightClass({ withExcerpts: filter.q !== undefined, withReasons }),
                  isStale && 'opacity-60 transition-opacity delay-150',
                )}
              >
                {rowIndexes(range, focused).map((index) => {
                  const task = tasks[index];
                  if (task === undefined) return null;
                  const { id, workerId } = task;
                  const given = {
                    task,
                    earlierTurn: earlierTurnOf(turnOfRow(filter, task)),
                    index,
                    workerTitle: withWorker ? (isOneOff(workerId) ? null : workerTitle(workerId)) : undefined,
                    search: filter.q ?? '',
                    withReasons,
                  };
                  return (
                    <TaskRow key={id} {...given} isSelected={selection.has(id)} onToggle={pick} onArchive={archive} />
                  );
                })}
              </div>
            </div>
            {below}
          </div>
        </div>
      </div>
      {peek.task !== undefined && (
        <div className="w-[clamp(22rem,34vw,38rem)] shrink-0 border-l border-line max-lg:hidden print:hidden">
          <Suspense>
            <Peek
              key={peek.task.id}
              task={peek.task}
              earlierTurn={earlierTurnOf(turnOfRow(filter, peek.task))}
              workerName={workerName(peek.task.workerId)}
              onClose={peek.close}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}
