import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { isRunning } from '#contract/task.ts';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery, problemWords } from '#app/data/problem-words.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { useUndoKey } from '#app/features/tasks/archive-task.ts';
import { TaskDetail, TaskDetailSkeleton } from '#app/features/tasks/task-detail.tsx';
import { TaskMenu } from '#app/features/tasks/task-menu.tsx';
import { TaskStatus } from '#app/features/tasks/task-status.tsx';
import { TaskTabs } from '#app/features/tasks/task-tabs.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { RetryNotice } from '#app/ui/retry-notice.tsx';
import { ReadProblem } from './read-problem.tsx';

const WHILE_RUNNING_MS = 2_000;

export function TurnsScreen() {
  const { taskId = '' } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const query = useQuery({
    ...taskQuery(taskId),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.task) ? WHILE_RUNNING_MS : false),
  });
  const record = query.data;
  const problem = problemOfQuery(query);
  useUndoKey();
  useRememberOpened(record?.task);

  async function retry() {
    await client.cancelQueries({ queryKey: taskQuery(taskId).queryKey });
    await query.refetch();
  }

  return (
    <>
      <PageHeader
        title={record ? taskTitle(record.task) : 'Task'}
        titleText={record ? `${taskTitle(record.task)} · Turns` : 'Turns'}
        status={record && <TaskStatus status={record.task.status} />}
        tabs={<TaskTabs taskId={taskId} turnCount={record?.turns.length} />}
        actions={
          record && (
            <TaskMenu
              task={record.task}
              firstTurn={record.turns.find(({ input }) => input !== null)}
              onArchived={() => void navigate(paths.tasks)}
            />
          )
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-10 md:px-6">
        {record && problem !== null && (
          <div className="pt-4">
            <RetryNotice key={query.failureCount} {...problemWords(problem, 'task')} onRetry={() => void retry()} />
          </div>
        )}
        {record && <TaskDetail record={record} />}
        {!record && problem !== null && (
          <ReadProblem key={query.failureCount} error={problem} noun="task" onRetry={() => void retry()} />
        )}
        {!record && problem === null && <TaskDetailSkeleton />}
      </div>
    </>
  );
}
