import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { polledTaskQuery, taskQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { TaskDetail, TaskDetailSkeleton } from '#app/features/task-review/task-detail.tsx';
import { TaskMenu } from './task/task-menu.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { TaskTabs } from './task/task-tabs.tsx';
import { WorkerLink } from './task/worker-link.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { parseFormerAddress } from '#app/features/task-compare/compared-turns.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-page.ts';
import { ReadProblem } from './read-problem.tsx';

export function TurnsPage() {
  const { taskId = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(polledTaskQuery(taskId, WHILE_RUNNING_MS));
  const record = query.data;
  const problem = problemOfQuery(query);
  const askAgain = useRefetch(taskQuery(taskId).queryKey);
  const compared = parseFormerAddress(taskId, useLocation().search);
  useRememberOpened(record?.task);
  if (compared !== undefined) return <Navigate replace to={paths.compare(compared)} />;

  return (
    <>
      <PageHeader
        title={record ? taskTitle(record.task) : tTask('task')}
        parent={record && <WorkerLink task={record.task} />}
        tabName={record ? t('turnsTabTitle', { title: taskTitle(record.task) }) : t('turns')}
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
            <ReadProblem key={query.failureCount} error={problem} subject="task" onRetry={askAgain} />
          )}
          {!record && problem === null && <TaskDetailSkeleton />}
        </div>
      </ScrollPane>
    </>
  );
}
