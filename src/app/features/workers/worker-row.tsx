import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RelativeTime } from '#app/components/relative-time.tsx';
import type { Period } from '#app/data/worker-usage.ts';
import { tasksBehind } from '#app/entities/task/tasks-behind.ts';
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

export type WorkerRowProps = {
  row: WorkerRowData;
  /** Without, the row says when the worker was changed. */
  withUsage: boolean;
  /** Of the figures. Undefined while they load. */
  period: Period | undefined;
};

export function WorkerRow({ row, withUsage, period }: WorkerRowProps) {
  const { worker, title, usage } = row;
  const at = withUsage ? worker.lastTaskAt : (worker.updatedAt ?? worker.createdAt);
  const rate = failureRateOf(usage);
  const { tasks, credits, failedTurns } = usage ?? { tasks: 0, credits: 0, failedTurns: 0 };
  const failureRate = rate === undefined ? '–' : percent().format(rate);
  return (
    <div
      role="row"
      className={classNames(
        'relative min-h-[2.3125rem] border-b border-line py-2 text-sm hover:bg-raised/60 has-[a[data-worker]:focus-visible]:bg-accent-soft md:py-1',
        workerRowClass(withUsage),
      )}
    >
      <span role="cell" className="flex min-w-0 items-center gap-1.5">
        <Link
          to={paths.worker(worker.id)}
          data-worker
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
          <Figure
            to={period !== undefined && tasks > 0 && tasksBehind({ ...period, workerId: worker.id })}
            label={t('tasksFigure', { count: tasks, worker: title })}
          >
            {period !== undefined && formatCount(tasks)}
          </Figure>
          <Figure
            to={period !== undefined && tasks > 0 && tasksBehind({ ...period, workerId: worker.id })}
            label={t('creditsFigure', { count: credits, worker: title })}
          >
            {period !== undefined && formatCount(credits)}
          </Figure>
          <Figure
            to={
              period !== undefined && failedTurns > 0 && tasksBehind({ ...period, workerId: worker.id, failed: true })
            }
            label={t('failureRateFigure', { rate: failureRate, worker: title })}
          >
            {period !== undefined && failureRate}
          </Figure>
          <span role="cell" className="order-3 col-span-2 min-h-4 truncate text-xs text-ink-3 md:hidden">
            {period !== undefined && t('figures', { tasks, credits, failureRate })}
          </span>
        </>
      )}
      <span role="cell" className="figures text-right text-xs text-ink-3">
        {at == null ? (
          '–'
        ) : withUsage ? (
          <Link
            to={paths.tasksOfWorker(worker.id)}
            aria-label={t('lastRunFigure', { worker: title })}
            className={FIGURE_LINK}
          >
            <RelativeTime at={at} />
          </Link>
        ) : (
          <RelativeTime at={at} />
        )}
      </span>
    </div>
  );
}

/** Above the link that covers the row. */
const FIGURE_LINK = 'relative z-1 rounded-sm underline-offset-2 hover:text-accent hover:underline';

type FigureProps = {
  /** The tasks that it counts; false if there are none. */
  to: string | false;
  label: string;
  children: ReactNode;
};

function Figure({ to, label, children }: FigureProps) {
  return (
    <span
      role="cell"
      className={classNames('figures hidden text-right text-xs md:block', to === false && 'text-ink-3')}
    >
      {to === false ? (
        children
      ) : (
        <Link to={to} aria-label={label} className={FIGURE_LINK}>
          {children}
        </Link>
      )}
    </span>
  );
}
