import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Link } from '#app/ui/link.tsx';
import { useHeldTaskIds } from '#app/data/held-tasks.ts';
import { problemOfQuery, problemWords } from '#app/data/problem-words.ts';
import { tasksQuery } from '#app/data/tasks.ts';
import { useAskAgain } from '#app/data/use-ask-again.ts';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { RetryNotice } from '#app/ui/retry-notice.tsx';
import { LoadMore } from './load-more.tsx';
import { LocalTaskList } from './local-task-list.tsx';
import { TaskTable } from './task-table.tsx';
import { TaskTableSkeleton } from './task-table-skeleton.tsx';
import { useWorkerTitles } from './use-worker-titles.ts';

/** Every task that isn't archived, newest first, a page at a time; where the API has no list, those of this browser. */
export function TaskList() {
  const query = useInfiniteQuery(tasksQuery);
  const held = useHeldTaskIds();
  const workerTitle = useWorkerTitles();
  const problem = problemOfQuery(query);
  const askAgain = useAskAgain(tasksQuery.queryKey);

  const notice = problem !== null && !query.isFetchNextPageError && (
    <div className="py-4">
      <RetryNotice key={query.failureCount} {...problemWords(problem, 'task list')} onRetry={askAgain} />
    </div>
  );
  if (query.data === undefined) return notice || <TaskTableSkeleton />;
  if (query.data.pages[0] === null) return <LocalTaskList held={held} workerTitle={workerTitle} />;

  const tasks = query.data.pages.flatMap((page) => page?.items ?? []).filter(({ id }) => !held.has(id));
  return (
    <>
      {notice}
      {tasks.length === 0 && !query.hasNextPage ? <NoTasks /> : <TaskTable tasks={tasks} workerTitle={workerTitle} />}
      {query.hasNextPage && (
        <LoadMore
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function NoTasks() {
  return (
    <EmptyState
      title="No tasks yet"
      actions={
        <Link to={paths.newTask} className={buttonClass({ look: 'primary' })}>
          <Plus size={14} aria-hidden />
          New task
        </Link>
      }
    >
      A task is one run of a worker. What you send is listed here, with what it cost.
    </EmptyState>
  );
}
