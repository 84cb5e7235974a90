import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/workers.ts';
import { paths } from '#app/paths.ts';
import { failureRateOf, type WorkerRowData } from './worker-list-view.ts';

/** On a narrow page a row has two lines. */
const ROW = 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-2.5';

/** `withUsage`: with columns for the figures. */
export function workerRowClass(withUsage: boolean): string {
  return classNames(
    ROW,
    withUsage
      ? 'md:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_4rem_4.5rem_4.5rem_4.5rem] xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_4.5rem_5.5rem_5.5rem_5.5rem]'
      : 'md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_4.5rem]',
  );
}

const percent = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** `withUsage`: shows figures, blank while `isLoading`; else when the worker was changed. */
export function WorkerRow({
  row,
  withUsage,
  isLoading,
}: {
  row: WorkerRowData;
  withUsage: boolean;
  isLoading: boolean;
}) {
  const { worker, title, usage } = row;
  const at = withUsage ? worker.lastTaskAt : (worker.updatedAt ?? worker.createdAt);
  const rate = failureRateOf(usage);
  const [tasks, credits] = [usage?.tasks ?? 0, usage?.credits ?? 0];
  const failureRate = rate === undefined ? '–' : percent().format(rate);
  const figure = 'figures hidden text-right text-xs md:block';
  const isIdle = tasks === 0;
  return (
    <div
      role="row"
      className={classNames(
        'relative min-h-[2.3125rem] border-b border-line py-2 text-sm hover:bg-raised/60 has-[a:focus-visible]:bg-accent-soft md:py-1',
        workerRowClass(withUsage),
      )}
    >
      <span role="cell" className="flex min-w-0 items-center gap-1.5">
        <Link
          to={paths.worker(worker.id)}
          dir="auto"
          className="min-w-0 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {title}
        </Link>
        {worker.visibility === 'private' && (
          <Lock size={12} className="shrink-0 text-ink-3" role="img" aria-label={t('visibility.private')} />
        )}
      </span>
      <span
        role="cell"
        dir="auto"
        className={classNames(
          'order-3 col-span-2 truncate text-left text-ink-2 max-md:text-xs md:order-none md:col-span-1',
          withUsage && 'max-md:hidden',
        )}
      >
        {worker.summary}
      </span>
      {withUsage && (
        <>
          <span role="cell" className={classNames(figure, isIdle && 'text-ink-3')}>
            {!isLoading && formatCount(tasks)}
          </span>
          <span role="cell" className={classNames(figure, isIdle && 'text-ink-3')}>
            {!isLoading && formatCount(credits)}
          </span>
          <span role="cell" className={classNames(figure, !rate && 'text-ink-3')}>
            {!isLoading && failureRate}
          </span>
          <span role="cell" className="order-3 col-span-2 min-h-4 truncate text-xs text-ink-3 md:hidden">
            {!isLoading && t('figures', { tasks, credits, failureRate })}
          </span>
        </>
      )}
      <span role="cell" className="figures text-right text-xs text-ink-3">
        {at == null ? '–' : <RelativeTime at={at} />}
      </span>
    </div>
  );
}
