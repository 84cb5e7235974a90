import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { connectionQuery } from '#app/data/connection.ts';
import { rememberTask } from '#app/data/local-tasks.ts';
import { problemOfQuery } from '#app/data/problem-words.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { Waiting } from '#app/ui/skeleton.tsx';
import { ConversationSkeleton } from '#app/features/conversation/conversation-skeleton.tsx';
import { ReadProblem } from './read-problem.tsx';
import { TaskPage } from './task-page.tsx';

/** One task as a conversation. */
export function TaskScreen() {
  const { taskId = '' } = useParams();
  const task = useQuery(taskQuery(taskId));
  const connection = useQuery(connectionQuery);

  const record = task.data?.task;
  useEffect(() => {
    if (record === undefined) return;
    rememberTask({ id: record.id, title: record.title ?? null, workerId: record.workerId, at: Date.now() });
  }, [record]);

  if (task.data !== undefined && connection.data !== undefined) {
    return <TaskPage key={taskId} record={task.data} connection={connection.data} />;
  }
  const problem = problemOfQuery(task) ?? problemOfQuery(connection);
  return (
    <>
      <PageHeader title="Task" />
      {problem === null ? (
        <Waiting label="Loading the task">
          <ConversationSkeleton />
        </Waiting>
      ) : (
        <ReadProblem
          error={problem}
          noun="task"
          onRetry={() => void Promise.all([task.refetch(), connection.refetch()])}
        />
      )}
    </>
  );
}
