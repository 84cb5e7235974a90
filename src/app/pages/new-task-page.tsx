import { newTask } from '#app/navigation.ts';
import { paths } from '#app/paths.ts';
import { accountQuery } from '#app/data/account.ts';
import { recentTasksQuery } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { workersQuery } from '#app/data/workers.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { NewTaskView } from '#app/features/composer/new-task-view.tsx';
import { OutgoingTurns } from '#app/features/outbox/outgoing-turns.tsx';
import { isEmptyDraft, NEW_TASK } from '#app/sending/draft.ts';
import { useDrafts, useOutbox } from '#app/sending/outbox-provider.tsx';
import { useAccepted, useOutgoing } from '#app/sending/use-outgoing.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

/** After a failure. */
const WORKERS_RETRY_MS = 10_000;

/** Navigates to the accepted task, unless the operator left or began to write another one. */
export function NewTaskPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const drafts = useDrafts();
  const workers = useQuery({
    ...workersQuery,
    refetchInterval: ({ state }) => (state.status === 'error' ? WORKERS_RETRY_MS : false),
  });
  const retryWorkers = useRefetch(workersQuery.queryKey);
  // A query forgets its error while it is sent again.
  const [problem, setProblem] = useState<unknown>(null);
  const current = useQueryProblem(workers);
  if (workers.isError && current !== problem) setProblem(current);
  if (workers.isSuccess && problem !== null) setProblem(null);
  const { data: recentTasks } = useQuery(recentTasksQuery);
  const { data: account } = useQuery(accountQuery);
  const { tab } = useOutbox();
  const outgoing = useOutgoing(undefined).filter(({ opensTask }) => opensTask);
  const firstRun = recentTasks?.newest.length === 0;

  useAccepted((turn) => {
    if (turn.opensTask && turn.tab === tab && isEmptyDraft(drafts.get(NEW_TASK).draft)) {
      void navigate(paths.task(turn.taskId));
    }
  });

  return (
    <>
      <PageHeader title={newTask.label()} />
      <ScrollPane>
        <NewTaskView
          workers={workers.data}
          notice={problem !== null && <RetryNotice {...problemWords(problem, 'workerList')} onRetry={retryWorkers} />}
          firstRun={firstRun}
          workerId={search.get('workerId') || null}
          caution={account?.engine.languageModel === false ? account.engine.description : undefined}
          outgoing={
            <OutgoingTurns
              turns={outgoing}
              onEdit={(sendId) => void drafts.takeBack(NEW_TASK, sendId, { focus: true }).catch(reportError)}
              className="mt-6"
            />
          }
        />
      </ScrollPane>
    </>
  );
}
