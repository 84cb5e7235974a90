import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { accountQuery } from '#app/data/account.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { ownTimeZone } from '#app/data/spending.ts';
import { usageBeforeQuery, usageQuery } from '#app/data/usage.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { ExportBreakdown } from '#app/features/usage/export-breakdown.tsx';
import { IntervalPicker } from '#app/features/usage/interval-picker.tsx';
import { LimitsDialog } from '#app/features/usage/limits-dialog.tsx';
import { timeShown } from '#app/features/usage/time-shown.ts';
import { UsageControls } from '#app/features/usage/usage-controls.tsx';
import { UsageFigures } from '#app/features/usage/usage-figures.tsx';
import { UsageSkeleton } from '#app/features/usage/usage-skeleton.tsx';
import { searchOf } from '#app/features/usage/usage-view.ts';
import { useUsageView } from '#app/features/usage/use-usage-view.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t } from '#app/messages/usage.ts';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { buttonClass } from '#app/components/button.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';

const EVERY_MS = 60_000;

export function UsagePage() {
  const client = useQueryClient();
  const [view, show] = useUsageView();
  const { hash } = useLocation();
  const now = useNow(EVERY_MS);
  const time = timeShown(view, now, ownTimeZone());
  const query = useQuery({ ...usageQuery(client, time.ask), enabled: time.isValid });
  const { data: before } = useQuery({ ...usageBeforeQuery(time.before.ask), enabled: time.isValid });
  const { data: account } = useQuery(accountQuery);
  const workerTitle = useWorkerTitles();
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(usageQuery(client, time.ask).queryKey);

  return (
    <>
      <PageHeader
        title={tNavigation('usage')}
        actions={
          <>
            {query.data && <ExportBreakdown known={query.data} workerTitle={workerTitle} />}
            <Link to={`${paths.usage}${searchOf(view)}#limits`} className={buttonClass({})}>
              <Gauge size={14} aria-hidden />
              <span>{t('limits')}</span>
            </Link>
          </>
        }
      />
      <ScrollPane className="px-4 pb-10 md:px-6">
        <div className="mx-auto max-w-page">
          <UsageControls view={view} days={time.days} workerTitle={workerTitle} onChange={show} />
          <p className="pb-5 text-xs text-ink-3">{time.words}</p>
          {problem !== null && (
            <div className="pb-4">
              <RetryNotice key={query.failureCount} {...problemWords(problem, 'usage')} onRetry={askAgain} />
            </div>
          )}
          {query.data !== undefined && time.isValid && (
            <div className={classNames(query.isPlaceholderData && 'opacity-60')} aria-busy={query.isPlaceholderData}>
              <UsageFigures
                known={query.data}
                before={before && !query.isPlaceholderData ? { totals: before, words: time.before.words } : undefined}
                creditsLeft={account?.creditsLeft}
                workerTitle={workerTitle}
                now={now}
                intervalPicker={
                  <IntervalPicker
                    interval={time.ask.interval}
                    intervals={time.intervals}
                    onChange={(interval) => show({ ...view, interval })}
                  />
                }
                sort={view.sort}
                order={view.order}
                onSort={(sort, order) => show({ ...view, sort, order })}
              />
            </div>
          )}
          {query.data === undefined && problem === null && time.isValid && <UsageSkeleton />}
        </div>
      </ScrollPane>
      {hash === '#limits' && <LimitsDialog onClose={() => show(view)} />}
    </>
  );
}
