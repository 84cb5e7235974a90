import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery, problemWords } from '#app/data/problem-words.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { polledTaskQuery, taskQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useAskAgain } from '#app/data/use-ask-again.ts';
import { TaskDetail, TaskDetailSkeleton } from '#app/features/tasks/detail/task-detail.tsx';
import { TaskMenu } from '#app/features/tasks/task-menu.tsx';
import { TaskStatus } from '#app/features/tasks/task-status.tsx';
import { TaskTabs } from '#app/features/tasks/task-tabs.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { RetryNotice } from '#app/ui/retry-notice.tsx';
import { ReadProblem } from './read-problem.tsx';

/** One task as figures: its facts, and its turns as the API keeps them. */
export function TurnsScreen() {
  const { taskId = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(polledTaskQuery(taskId, WHILE_RUNNING_MS));
  const record = query.data;
  const problem = problemOfQuery(query);
  const askAgain = useAskAgain(taskQuery(taskId).queryKey);
  useRememberOpened(record?.task);

  return (
    <>
      <PageHeader
        title={record ? taskTitle(record.task) : 'Task'}
        tabName={record ? `${taskTitle(record.task)} · Turns` : 'Turns'}
        status={record && <TaskStatus status={record.task.status} />}
        tabs={<TaskTabs taskId={taskId} turnCount={record?.turns.length} />}
        actions={
          record && <TaskMenu task={record.task} turns={record.turns} onArchived={() => void navigate(paths.tasks)} />
        }
      />
      <ScrollPane className="px-4 pb-10 md:px-6">
        <div className="mx-auto max-w-page">
          {record && problem !== null && (
            <div className="pt-4">
              <RetryNotice key={query.failureCount} {...problemWords(problem, 'task')} onRetry={askAgain} />
            </div>
          )}
          {record && <TaskDetail record={record} />}
          {!record && problem !== null && (
            <ReadProblem key={query.failureCount} error={problem} noun="task" onRetry={askAgain} />
          )}
          {!record && problem === null && <TaskDetailSkeleton />}
        </div>
      </ScrollPane>
    </>
  );
}
