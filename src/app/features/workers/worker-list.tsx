import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { MAX_SEARCH_CHARS } from '#contract/limits.ts';
import { problemWords, type Subject } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { splitOneOffs } from '#app/entities/worker/one-off.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { workerUsageQuery } from '#app/data/worker-usage.ts';
import { workersQuery } from '#app/data/workers.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useNow } from '#app/lib/use-now.ts';
import type { Elements } from '#app/components/elements.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { SearchField } from '#app/components/search-field.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { ariaSort, nextOrder, SortButton } from '#app/components/sort-button.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t } from '#app/messages/workers.ts';
import { OpenWorkerById } from './open-worker-by-id.tsx';
import {
  rowsOf,
  searchOf,
  viewOf,
  type WorkerColumn,
  type WorkerListView,
  type WorkerRowData,
} from './worker-list-view.ts';
import { WorkerRow, workerRowClass, type WorkerRowProps } from './worker-row.tsx';

const USAGE_DAYS = 30;
const EVERY_MS = 60_000;
/** Rows of a table at first, and with each "Show more". */
const PAGE = 100;

/** `create`: shown if there is no worker. */
export function WorkerList({ create }: { create: ReactNode }) {
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const now = useNow(EVERY_MS);
  const query = useQuery(workersQuery);
  const problem = useQueryProblem(query);
  const usageQuery = workerUsageQuery({ days: USAGE_DAYS, now });
  const usage = useQuery({
    ...usageQuery,
    enabled: query.data != null && query.data.length > 0,
    // The figures of yesterday, with links to the same days, until those of today are known.
    placeholderData: keepPreviousData,
  });
  const show = (change: Partial<WorkerListView>) => setSearch(searchOf({ ...view, ...change }), { replace: true });

  const notices = (
    <>
      <QueryNotice query={query} subject="workerList" queryKey={workersQuery.queryKey} />
      <QueryNotice query={usage} subject="usage" queryKey={usageQuery.queryKey} />
    </>
  );
  if (query.data === undefined) return problem === null ? <WorkerListSkeleton /> : notices;
  if (query.data === null) return <OpenWorkerById />;
  if (query.data.length === 0) {
    return (
      <EmptyState title={t('noWorkers')} actions={create}>
        {t('noWorkersExplained')}
      </EmptyState>
    );
  }

  const { permanent, oneOffs } = splitOneOffs(query.data);
  const rows = rowsOf(permanent, usage.data?.byWorker, view);
  const oneOffRows = rowsOf(oneOffs, usage.data?.byWorker, view);
  const isSearching = view.q !== '';
  const withUsage = usage.data !== null;
  const table = { withUsage, period: usage.data?.period };
  return (
    <div className="mx-auto max-w-page">
      {notices}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
        <SearchField
          value={view.q}
          label={t('findWorker')}
          actionLabel={t('findWorker')}
          group="worker"
          maxLength={MAX_SEARCH_CHARS}
          onSearch={(q) => show({ q })}
        />
        <p className="text-xs text-ink-3 md:ml-auto md:pr-2.5">{t(withUsage ? 'last30Days' : 'noUsage')}</p>
      </div>
      {rows.length > 0 && (
        <WorkerTable label={tNavigation('workers')} rows={rows} {...table}>
          <WorkerTableHead view={view} withUsage={withUsage} onSort={show} />
        </WorkerTable>
      )}
      {permanent.length === 0 && !isSearching && (
        <EmptyState title={t('onlyOneOffs')} actions={create}>
          {t('onlyOneOffsExplained')}
        </EmptyState>
      )}
      {isSearching && rows.length + oneOffRows.length === 0 && (
        <EmptyState title={t('noneFound')}>{t('noneFoundExplained', { query: view.q })}</EmptyState>
      )}
      {oneOffs.length > 0 && !isSearching && (
        <div className="flex flex-wrap items-center gap-x-3 pt-4 pb-1">
          <Button
            look="quiet"
            size="small"
            aria-expanded={view.showsOneOffs}
            onClick={() => show({ showsOneOffs: !view.showsOneOffs })}
          >
            <ChevronRight size={14} className={classNames(view.showsOneOffs && 'rotate-90')} aria-hidden />
            <span>{t('oneOffs', { count: oneOffs.length })}</span>
          </Button>
          <p className="text-xs text-ink-3">{t('oneOffsExplained')}</p>
        </div>
      )}
      {isSearching && oneOffRows.length > 0 && (
        <h2 className="px-2.5 pt-6 pb-1 text-xs font-medium text-ink-3">{t('oneOffWorkers')}</h2>
      )}
      {(view.showsOneOffs || isSearching) && oneOffRows.length > 0 && (
        <WorkerTable label={t('oneOffWorkers')} rows={oneOffRows} {...table} />
      )}
    </div>
  );
}

type QueryNoticeProps = {
  query: { data: unknown; error: unknown; failureReason: unknown; failureCount: number };
  subject: Subject;
  queryKey: readonly unknown[];
};

function QueryNotice({ query, subject, queryKey }: QueryNoticeProps) {
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(queryKey);
  if (problem === null) return null;
  return (
    <div className="pt-4">
      <RetryNotice key={query.failureCount} {...problemWords(problem, subject)} onRetry={askAgain} />
    </div>
  );
}

type WorkerTableProps = {
  label: string;
  rows: readonly WorkerRowData[];
  withUsage: boolean;
  period: WorkerRowProps['period'];
  /** The head. */
  children?: Elements;
};

function WorkerTable({ label, rows, withUsage, period, children }: WorkerTableProps) {
  const [shown, setShown] = useState(PAGE);
  const left = rows.length - shown;
  return (
    <>
      <div role="table" aria-label={label}>
        {children}
        <div role="rowgroup">
          {rows.slice(0, shown).map((row) => (
            <WorkerRow key={row.worker.id} row={row} withUsage={withUsage} period={period} />
          ))}
        </div>
      </div>
      {left > 0 && (
        <ShowMore className="mt-2" onShow={() => setShown(shown + PAGE)}>
          {tCommon('showMoreOf', { count: Math.min(PAGE, left), total: rows.length })}
        </ShowMore>
      )}
    </>
  );
}

type WorkerTableHeadProps = {
  view: WorkerListView;
  withUsage: boolean;
  onSort: (change: Pick<WorkerListView, 'sort' | 'order'>) => void;
};

function WorkerTableHead({ view, withUsage, onSort }: WorkerTableHeadProps) {
  const head = { view, onSort };
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas md:block">
      <div
        role="row"
        className={classNames('border-b border-line text-xs font-medium text-ink-3', workerRowClass(withUsage))}
      >
        <ColumnHead column="title" name={t('field.title')} {...head} />
        <span role="columnheader">{t('field.summary')}</span>
        {withUsage ? (
          <>
            <ColumnHead column="tasks" name={t('column.tasks')} {...head} />
            <ColumnHead column="credits" name={t('column.credits')} {...head} />
            <ColumnHead column="failureRate" name={t('column.failureRate')} {...head} />
            <ColumnHead column="lastRun" name={t('column.lastRun')} {...head} />
          </>
        ) : (
          <ColumnHead column="updated" name={t('updated')} {...head} />
        )}
      </div>
    </div>
  );
}

const USUAL_SORT: WorkerColumn = 'lastRun';

type ColumnHeadProps = { column: WorkerColumn; name: string } & Omit<WorkerTableHeadProps, 'withUsage'>;

function ColumnHead({ column, name, view, onSort }: ColumnHeadProps) {
  const sorted = column === (view.sort ?? USUAL_SORT) ? view.order : undefined;
  const isTitle = column === 'title';
  return (
    <span role="columnheader" aria-sort={ariaSort(sorted)} className={isTitle ? undefined : 'text-right'}>
      <SortButton
        sorted={sorted}
        side={isTitle ? 'left' : 'right'}
        explanation={t(`sortBy.${column}`)}
        onSort={() => onSort({ sort: column, order: nextOrder(sorted, isTitle ? 'asc' : 'desc') })}
      >
        {name}
      </SortButton>
    </span>
  );
}

function WorkerListSkeleton() {
  return (
    <Waiting label={t('loadingList')}>
      {['w-40', 'w-28', 'w-48', 'w-36'].map((width) => (
        <div key={width} className={classNames('min-h-[2.3125rem] border-b border-line py-3', workerRowClass(true))}>
          <Skeleton className={classNames('h-3', width)} />
          <Skeleton className="h-3 w-56 max-w-full" />
        </div>
      ))}
    </Waiting>
  );
}
