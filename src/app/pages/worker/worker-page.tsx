import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Link, Outlet, useNavigate } from 'react-router';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { workerQuery } from '#app/data/workers.ts';
import { WorkerMenu } from '#app/features/workers/worker-menu.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t } from '#app/messages/workers.ts';
import { useWorker } from './use-worker.ts';
import { WorkerPane } from './worker-pane.tsx';
import { WorkerTabs } from './worker-tabs.tsx';

/** The frame of a worker's tabs, which have their own addresses. */
export function WorkerPage() {
  const { workerId, worker } = useWorker();
  const navigate = useNavigate();
  const titleOf = useWorkerTitles();
  const query = useQuery(workerQuery(workerId));
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(workerQuery(workerId).queryKey);
  const title = worker === undefined ? titleOf(workerId) : workerTitle(worker);
  const usable = query.data === null || worker !== undefined;

  return (
    <>
      <PageHeader
        title={title}
        tabs={usable && <WorkerTabs workerId={workerId} />}
        actions={
          usable && (
            <>
              <Link to={paths.newTaskFor(workerId)} className={buttonClass({ look: 'primary' })}>
                <Plus size={14} aria-hidden />
                <span>{t.rich('newTaskWith', { wide: <span className="max-lg:sr-only" /> })}</span>
              </Link>
              <WorkerMenu
                key={workerId}
                workerId={workerId}
                worker={worker}
                title={title}
                onDeleted={() => void navigate(paths.workers)}
              />
            </>
          )
        }
      />
      {problem !== null && (
        <div className="shrink-0 px-4 pt-4 md:px-page">
          <RetryNotice key={query.failureCount} {...problemWords(problem, 'worker')} onRetry={askAgain} />
        </div>
      )}
      {usable ? (
        <Outlet key={workerId} />
      ) : (
        <WorkerPane>
          {query.data != null && <NoSuchWorker />}
          {query.data === undefined && problem === null && <WorkerSkeleton />}
        </WorkerPane>
      )}
    </>
  );
}

function NoSuchWorker() {
  return (
    <EmptyState
      title={t('notFound')}
      actions={
        <Link to={paths.workers} className={buttonClass({})}>
          {t('allWorkers')}
        </Link>
      }
    >
      {t('notFoundExplained')}
    </EmptyState>
  );
}

function WorkerSkeleton() {
  return (
    <Waiting label={t('loadingWorker')}>
      <div className="grid max-w-measure gap-5 py-6">
        {['h-8', 'h-8', 'h-48'].map((height, at) => (
          <div key={at} className="grid gap-2">
            <Skeleton className="h-3 w-20" />
            <Skeleton className={height} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
