import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { useCapability } from '#app/data/capabilities.ts';
import { ownTimeZone } from '#app/data/spending.ts';
import { causeCountsQuery } from '#app/data/task-list.ts';
import { usageBeforeQuery, usageQuery } from '#app/data/usage.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { workerFailuresQuery } from '#app/data/worker-failures.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { OverWords } from '#app/features/usage/over-words.tsx';
import { timeShown } from '#app/features/usage/time-shown.ts';
import { viewOf } from '#app/features/usage/usage-view.ts';
import { failuresOf, RecentFailures } from '#app/features/workers/overview/recent-failures.tsx';
import { WorkerOverview } from '#app/features/workers/overview/worker-overview.tsx';
import { AllowedHosts } from '#app/features/workers/allowed-hosts.tsx';
import { WorkerFacts } from '#app/features/workers/worker-facts.tsx';
import { useNow } from '#app/lib/use-now.ts';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/workers.ts';
import { useWorker } from './use-worker.ts';
import { WorkerPane } from './worker-pane.tsx';

const EVERY_MS = 60_000;
const LAST_30_DAYS = viewOf(new URLSearchParams({ range: '30d', interval: 'day' }));

export function OverviewTab() {
  const { workerId, worker } = useWorker();
  const client = useQueryClient();
  // The same periods as on the usage page.
  const time = timeShown(LAST_30_DAYS, useNow(EVERY_MS), ownTimeZone());
  const outputs = worker?.outputSchema != null && { outputs: true };
  const recent = { ...time.ask, groupBy: null, workerId, bucketSpread: true, ...outputs };
  const usage = useQuery(usageQuery(client, recent));
  const { data: before } = useQuery(usageBeforeQuery({ ...time.before.ask, workerId, ...outputs }));
  const problem = useQueryProblem(usage);
  const askAgain = useRefetch(usageQuery(client, recent).queryKey);
  const canFilter = useCapability('allFilters');
  const failures = useQuery({ ...workerFailuresQuery(workerId, recent.from), enabled: canFilter !== undefined });
  const { data: causes } = useQuery(causeCountsQuery(failuresOf(workerId, recent.from)));
  const failuresProblem = useQueryProblem(failures);
  const askFailuresAgain = useRefetch(workerFailuresQuery(workerId, recent.from).queryKey);
  const isUnused = usage.data?.usage.totals.turns === 0 && (before === null || before?.turns === 0);

  return (
    <WorkerPane>
      {worker?.summary && (
        <p dir="auto" className="max-w-measure pt-5 text-sm wrap-anywhere text-ink-2">
          {worker.summary}
        </p>
      )}
      {problem !== null && (
        <div className="pt-4">
          <RetryNotice key={usage.failureCount} {...problemWords(problem, 'usage')} onRetry={askAgain} />
        </div>
      )}
      {usage.data?.over && (
        <div className="pt-5">
          <OverWords {...usage.data.over} />
        </div>
      )}
      {isUnused && <NotUsedYet workerId={workerId} />}
      {usage.data && !isUnused && <WorkerOverview workerId={workerId} recent={usage.data.usage} before={before} />}
      {usage.data === undefined && problem === null && <FiguresSkeleton />}
      {failuresProblem !== null && (
        <div className="pt-6">
          <RetryNotice
            key={failures.failureCount}
            {...problemWords(failuresProblem, 'taskList')}
            onRetry={askFailuresAgain}
          />
        </div>
      )}
      {failures.data !== undefined && usage.data !== undefined && !isUnused && (
        <RecentFailures workerId={workerId} from={recent.from} causes={causes ?? []} known={failures.data} />
      )}
      {worker?.allowedHosts && <AllowedHosts workerId={workerId} hosts={worker.allowedHosts} />}
      <WorkerFacts workerId={workerId} worker={worker} />
    </WorkerPane>
  );
}

function NotUsedYet({ workerId }: { workerId: string }) {
  return (
    <EmptyState
      title={t('notUsed')}
      actions={
        <Link to={paths.newTaskFor(workerId)} className={buttonClass({})}>
          <Plus size={14} aria-hidden />
          <span>{t('newTaskWithWorker')}</span>
        </Link>
      }
    >
      {t('notUsedExplained')}
    </EmptyState>
  );
}

function FiguresSkeleton() {
  return (
    <Waiting label={t('loadingOverview')}>
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 pt-14 sm:grid-cols-3 lg:grid-cols-5">
        {['w-12', 'w-16', 'w-12', 'w-10', 'w-10'].map((width, at) => (
          <div key={at} className="grid gap-2">
            <Skeleton className="h-3 w-20" />
            <Skeleton className={`h-6 ${width}`} />
            <Skeleton className="h-6" />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
