import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { workersQuery } from '#app/data/workers.ts';
import { classNames } from '#app/lib/class-names.ts';
import { EmptyState } from '#app/components/empty-state.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t } from '#app/messages/workers.ts';
import { OpenWorkerById } from './open-worker-by-id.tsx';
import { WORKER_ROW, WorkerRow } from './worker-row.tsx';

/** Newest first. `create`: shown if there is no worker. */
export function WorkerList({ create }: { create: ReactNode }) {
  const query = useQuery(workersQuery);
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(workersQuery.queryKey);

  const notice = problem !== null && (
    <div className="pt-4">
      <RetryNotice key={query.failureCount} {...problemWords(problem, 'workerList')} onRetry={askAgain} />
    </div>
  );
  if (query.data === undefined) return notice || <WorkerListSkeleton />;
  if (query.data === null) return <OpenWorkerById />;
  if (query.data.length === 0) {
    return (
      <EmptyState title={t('noWorkers')} actions={create}>
        {t('noWorkersExplained')}
      </EmptyState>
    );
  }
  return (
    <>
      {notice}
      <div role="table" aria-label={tNavigation('workers')} className="mx-auto max-w-page">
        <div role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas md:block">
          <div
            role="row"
            className={classNames('border-b border-line px-2.5 py-1.5 text-xs font-medium text-ink-3', WORKER_ROW)}
          >
            <span role="columnheader">{t('field.title')}</span>
            <span role="columnheader">{t('field.summary')}</span>
            <span role="columnheader">{t('field.visibility')}</span>
            <span role="columnheader" className="text-right">
              {t('updated')}
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {query.data.map((worker) => (
            <WorkerRow key={worker.id} worker={worker} />
          ))}
        </div>
      </div>
    </>
  );
}

function WorkerListSkeleton() {
  return (
    <Waiting label={t('loadingList')}>
      {['w-40', 'w-28', 'w-48', 'w-36'].map((width) => (
        <div key={width} className={classNames('min-h-[2.3125rem] border-b border-line px-2.5 py-3', WORKER_ROW)}>
          <Skeleton className={classNames('h-3', width)} />
          <Skeleton className="h-3 w-56 max-w-full" />
        </div>
      ))}
    </Waiting>
  );
}
