import { useQueries } from '@tanstack/react-query';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { polledTaskQuery } from '#app/data/tasks.ts';
import { formatNumberOf } from '#app/lib/format.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TaskTable } from './task-table.tsx';
import { TaskTableSkeleton } from './task-table-skeleton.tsx';

/** As many are asked for, one by one and so less often than a list is; a list of everything is not this API's to give. */
const SHOWN = 30;
const EVERY_MS = 4_000;

type LocalTaskListProps = { held: ReadonlySet<string>; workerTitle: (workerId: string) => string };

/** What this browser sent or opened, for an API that has no list. */
export function LocalTaskList({ held, workerTitle }: LocalTaskListProps) {
  const local = useLocalTasks()
    .filter(({ id }) => !held.has(id))
    .slice(0, SHOWN);
  const queries = useQueries({
    queries: local.map(({ id }) => polledTaskQuery(id, EVERY_MS)),
  });

  const tasks = queries.flatMap(({ data }) => (data === undefined ? [] : [data.task]));
  const missing = queries.filter(({ isError }) => isError).length;

  return (
    <>
      <div className="py-4">
        <Notice tone="info" title="This API has no task list.">
          What you send or open in this browser is listed here.
          {missing > 0 && ` ${formatNumberOf(missing, 'remembered task')} could not be loaded.`}
        </Notice>
      </div>
      {local.length === 0 ? (
        <EmptyState title="Nothing sent from this browser yet" />
      ) : tasks.length === 0 && missing < local.length ? (
        <TaskTableSkeleton />
      ) : (
        <TaskTable tasks={tasks} workerTitle={workerTitle} />
      )}
    </>
  );
}
