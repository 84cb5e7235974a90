import { useQuery } from '@tanstack/react-query';
import { connectionQuery } from '#app/data/connection.ts';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery } from '#app/data/problem-words.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { useAskAgain } from '#app/data/use-ask-again.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ConversationSkeleton } from '#app/features/conversation/conversation-skeleton.tsx';
import { ReadProblem } from './read-problem.tsx';
import { TaskPage } from './task-page.tsx';

/** One task as a conversation. */
export function TaskScreen({ taskId }: { taskId: string }) {
  const task = useQuery(taskQuery(taskId));
  const connection = useQuery(connectionQuery);
  const askAgain = useAskAgain(taskQuery(taskId).queryKey);
  useRememberOpened(task.data?.task);

  if (task.data !== undefined && connection.data !== undefined) {
    return <TaskPage key={taskId} record={task.data} connection={connection.data} />;
  }
  const problem = problemOfQuery(task) ?? problemOfQuery(connection);
  return (
    <>
      <PageHeader title="Task" />
      {problem === null ? (
        <ConversationSkeleton />
      ) : (
        <ReadProblem
          key={task.failureCount}
          error={problem}
          noun="task"
          onRetry={() => {
            askAgain();
            void connection.refetch();
          }}
        />
      )}
    </>
  );
}
