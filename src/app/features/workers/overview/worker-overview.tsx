import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Usage, UsageFigures } from '#contract/usage.ts';
import { TrendLine } from '#app/components/trend-line.tsx';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/workers.ts';
import { describeChange, formatValue, OVERVIEW_FIGURES, trendOf, valueOf } from './overview-figures.ts';

type WorkerOverviewProps = {
  workerId: string;
  recent: Usage;
  /** Of the 30 days before. Undefined while they load; null if the API reports no usage. */
  before: UsageFigures | null | undefined;
};

/** The figures of 30 days, each with its trend and its change. */
export function WorkerOverview({ workerId, recent, before }: WorkerOverviewProps) {
  const { from, to, timeZone } = recent;
  const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone }).formatRange(
    Date.parse(from),
    Date.parse(to) - 1,
  );
  const { outputs } = recent.totals;
  const perValid = valueOf(recent.totals, 'perValid');
  return (
    <section aria-labelledby="last-30-days" className="pt-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="last-30-days" className="text-sm font-semibold">
          {t('last30Days')}
        </h2>
        <p className="min-w-0 flex-1 basis-56 text-xs text-ink-3">{t('comparedWithBefore', { days })}</p>
        <Link to={paths.usageOf(workerId)} className="text-xs text-accent hover:underline">
          {t('usageOfWorker')}
        </Link>
        <Link to={paths.tasksOfWorker(workerId)} className="text-xs text-accent hover:underline">
          {t('tasksOfWorker')}
        </Link>
      </div>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 border-b border-line pt-4 pb-5 sm:grid-cols-3 lg:grid-cols-5 lg:has-[>:nth-child(6)]:grid-cols-6">
        {OVERVIEW_FIGURES.map((figure) => {
          const value = valueOf(recent.totals, figure);
          return (
            <Figure
              key={figure}
              name={t(`figure.${figure}`)}
              value={formatValue(figure, value)}
              detail={
                figure === 'failureRate' && recent.totals.turns > 0
                  ? t('turnsOf', { failed: recent.totals.failedTurns, all: recent.totals.turns })
                  : undefined
              }
              trend={<TrendLine values={trendOf(recent, figure)} />}
              change={before ? describeChange(figure, value, valueOf(before, figure)) : undefined}
            />
          );
        })}
        {outputs !== undefined && (
          <Figure
            name={t('figure.perValid')}
            value={formatValue('perValid', perValid)}
            detail={t('validOf', { valid: outputs.valid, turns: outputs.turns })}
            change={before ? describeChange('perValid', perValid, valueOf(before, 'perValid')) : undefined}
          />
        )}
      </dl>
      {outputs !== undefined && outputs.turns < recent.totals.turns && (
        <p className="pt-2 text-xs text-ink-3">
          {t('outputsNotCounted', { count: recent.totals.turns - outputs.turns })}
        </p>
      )}
    </section>
  );
}

type FigureProps = {
  name: string;
  value: string;
  detail: string | undefined;
  trend?: ReactNode;
  change: string | undefined;
};

function Figure({ name, value, detail, trend, change }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="mt-1 flex flex-wrap items-baseline gap-x-2">
        <span className="text-xl font-semibold tabular-nums">{value}</span>
        {detail !== undefined && <span className="text-xs text-ink-3 tabular-nums">{detail}</span>}
      </dd>
      <dd className="my-2 min-h-6">{trend}</dd>
      <dd className="min-h-4 text-xs text-ink-2 tabular-nums">{change}</dd>
    </div>
  );
}
