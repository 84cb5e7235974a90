import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { connectionQuery } from '#app/data/connection.ts';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery } from '#app/entities/problem/problem-words.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ConversationSkeleton } from '#app/features/conversation/conversation-skeleton.tsx';
import { t } from '#app/messages/task.ts';
import { TaskTabs } from './task-tabs.tsx';
import { ReadProblem } from '../read-problem.tsx';
import { TaskView } from './task-view.tsx';

export function TaskPage() {
  const { taskId = '' } = useParams();
  const task = useQuery(taskQuery(taskId));
  const connection = useQuery(connectionQuery);
  const askAgain = useRefetch(taskQuery(taskId).queryKey);
  // The record may not show an accepted turn yet.
  const isAwaited = useOutgoing(taskId).some(({ state }) => state === 'accepted');
  useRememberOpened(task.data?.task);

  if (task.data !== undefined && connection.data !== undefined) {
    return <TaskView key={taskId} record={task.data} connection={connection.data} />;
  }
  const problem = isAwaited ? null : (problemOfQuery(task) ?? problemOfQuery(connection));
  return (
    <>
      <PageHeader title={t('task')} tabs={problem === null && <TaskTabs taskId={taskId} turnCount={undefined} />} />
      {problem === null ? (
        <ConversationSkeleton />
      ) : (
        <ReadProblem
          key={task.failureCount}
          error={problem}
          subject="task"
          onRetry={() => {
            askAgain();
            void connection.refetch();
          }}
        />
      )}
    </>
  );
}
