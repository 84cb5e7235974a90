import { Budget } from '#contract/task.ts';
import type { NewTaskStart } from '#app/entities/turn/draft-of-turn.ts';
import { newTask } from '#app/navigation.ts';
import { paths } from '#app/paths.ts';
import { accountQuery } from '#app/data/account.ts';
import { recentTasksQuery } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { lazyPart, type NotLoadedProps } from '#app/components/lazy-part.tsx';
import { workersQuery } from '#app/data/workers.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { JUST_SENT } from './task/just-sent.ts';
import { NewTaskView } from '#app/features/composer/new-task-view.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { OutgoingTurns } from '#app/features/outbox/outgoing-turns.tsx';
import { needsOperator } from '#app/sending/reconcile.ts';
import { isEmptyDraft, NEW_TASK } from '#app/sending/draft.ts';
import { useDrafts, useOutbox } from '#app/sending/outbox-provider.tsx';
import { useAccepted, useOutgoing } from '#app/sending/use-outgoing.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

const FillFromTurn = lazyPart(async () => (await import('./fill-from-turn.tsx')).FillFromTurn, TurnNotLoaded);

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
  // A batch shows its progress elsewhere.
  const outgoing = useOutgoing(undefined).filter(
    (turn) => turn.opensTask && (turn.batch === undefined || needsOperator(turn)),
  );
  const start = readStart(search);
  const onFilled = useCallback(() => void navigate(paths.newTask, { replace: true }), [navigate]);

  useAccepted((turn) => {
    if (turn.opensTask && turn.batch === undefined && turn.tab === tab && isEmptyDraft(drafts.get(NEW_TASK).draft)) {
      void navigate(paths.task(turn.taskId), { state: JUST_SENT });
    }
  });

  return (
    <>
      <PageHeader title={newTask.label()} />
      <ScrollPane>
        <NewTaskView
          workers={workers.data}
          above={
            start && (
              <Suspense>
                <div className="mb-4">
                  <FillFromTurn key={search.toString()} {...start} onFilled={onFilled} />
                </div>
              </Suspense>
            )
          }
          notice={problem !== null && <RetryNotice {...problemWords(problem, 'workerList')} onRetry={retryWorkers} />}
          taskCount={recentTasks?.newest.length}
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

/** From the address: `paths.runAgain`, `paths.newTaskFrom`. */
function readStart(search: URLSearchParams): { taskId: string; start: NewTaskStart } | undefined {
  const [again, from, seq] = [search.get('again'), search.get('from'), search.get('turn') ?? ''];
  const taskId = again ?? from;
  if (taskId === null || !/^\d{1,9}$/.test(seq)) return undefined;
  const budget = Budget.safeParse(search.get('budget')).data;
  return { taskId, start: { kind: again === null ? 'from' : 'again', seq: Number(seq), budget } };
}

function TurnNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <RetryNotice title={tCommon('notLoaded')} advice={tCommon('notLoadedAdvice')} again={!retrying} onRetry={onRetry} />
  );
}
