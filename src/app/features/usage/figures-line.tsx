import type { ReactNode } from 'react';
import type { Usage, UsageFigures as UsageTotals } from '#contract/usage.ts';
import { formatCount } from '#app/lib/format.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/usage.ts';
import { changeOf, type Before } from './change.ts';
import { FigureLink } from './figure-link.tsx';
import { formatFigure, valueOf, type Figure } from './figures.ts';
import { runsOut, type RunsOut } from './runs-out.ts';

type FiguresLineProps = {
  usage: Usage;
  before: Before | undefined;
  /** Undefined if the API doesn't report it. */
  creditsLeft: number | undefined;
  now: number;
};

export function FiguresLine({ usage, before, creditsLeft, now }: FiguresLineProps) {
  const { totals, from, to } = usage;
  const figure = (name: 'mean' | 'p90' | 'failureRate') => formatFigure(name, valueOf(totals, name, totals.credits));
  // In whole credits, like `figure('p90')`.
  const p90 = totals.creditsPerTask === null ? undefined : Math.round(totals.creditsPerTask.p90);
  const change = (name: Figure) => before && <Change figure={name} totals={totals} before={before} />;
  const all = { from, to };
  const failed = { from, to, failed: true };
  return (
    <dl className="grid grid-cols-2 gap-x-6 border-b border-line pb-1 sm:grid-cols-4 2xl:grid-cols-8">
      <Item name={t('figure.credits')} change={change('credits')}>
        <FigureLink behind={all} none={totals.turns === 0} label={tTask('credits', { count: totals.credits })}>
          {formatCount(totals.credits)}
        </FigureLink>
      </Item>
      <Item name={t('figure.tasks')} change={change('tasks')}>
        <FigureLink behind={all} none={totals.tasks === 0} label={tTask('tasks', { count: totals.tasks })}>
          {formatCount(totals.tasks)}
        </FigureLink>
      </Item>
      <Item name={t('figure.turns')} change={change('turns')}>
        <FigureLink behind={all} none={totals.turns === 0} label={tTask('turns', { count: totals.turns })}>
          {formatCount(totals.turns)}
        </FigureLink>
      </Item>
      <Item name={t('averagePerTask')} change={change('mean')}>
        <FigureLink behind={all} none={totals.turns === 0} label={t('averageFigure', { credits: figure('mean') })}>
          {figure('mean')}
        </FigureLink>
      </Item>
      <Item name={t('p90PerTask')} change={change('p90')}>
        <FigureLink behind={all} none={totals.turns === 0} label={t('p90Figure', { count: p90 ?? 0 })}>
          {p90 === undefined
            ? figure('p90')
            : t.rich('p90Value', { count: p90, unit: <span className="text-xs font-normal text-ink-3" /> })}
        </FigureLink>
      </Item>
      <Item
        name={t('figure.failedTurns')}
        change={change('failureRate')}
        note={totals.turns > 0 && t('failedOf', { failed: totals.failedTurns, all: totals.turns })}
      >
        <FigureLink
          behind={failed}
          none={totals.failedTurns === 0}
          label={t('failureRateFigure', { rate: figure('failureRate') })}
        >
          {figure('failureRate')}
        </FigureLink>
      </Item>
      <Item name={t('spentOnFailed')} change={change('failedCredits')}>
        <FigureLink
          behind={failed}
          none={totals.failedTurns === 0}
          label={t('creditsOnFailed', { count: totals.failedCredits })}
        >
          {formatCount(totals.failedCredits)}
        </FigureLink>
      </Item>
      {creditsLeft !== undefined && (
        <Item
          name={t('creditsLeft')}
          note={describeRunsOut(
            runsOut(creditsLeft, totals.credits, { from: Date.parse(from), to: Date.parse(to) }, now),
            now,
            usage.timeZone,
          )}
        >
          {formatCount(creditsLeft)}
        </Item>
      )}
    </dl>
  );
}

type ItemProps = { name: string; note?: ReactNode; change?: ReactNode; children: ReactNode };

function Item({ name, note, change, children }: ItemProps) {
  return (
    <div className="row-span-4 grid min-w-0 grid-rows-subgrid pb-4">
      <dt className="self-end text-xs text-ink-3">{name}</dt>
      <dd className="mt-1 text-xl font-semibold tabular-nums">{children}</dd>
      {change && <dd className="mt-0.5 text-xs text-ink-3">{change}</dd>}
      {note && <dd className="mt-0.5 text-xs text-ink-2">{note}</dd>}
    </div>
  );
}

/** Neutral in colour: more credits are neither good nor bad. */
function Change({ figure, totals, before }: { figure: Figure; totals: UsageTotals; before: Before }) {
  const change = changeOf(figure, totals, before.totals);
  if (change === undefined) return null;
  if (change.direction === 'same') return <span>{t('noChangeOn', { before: before.words })}</span>;
  const amount = change.isPoints ? t('changePoints', { amount: change.amount }) : change.amount;
  return (
    <>
      <span aria-hidden>{change.direction === 'up' ? '▲ ' : '▼ '}</span>
      <span className="sr-only">{t(`change.${change.direction}`)} </span>
      <span className="tabular-nums">{t('changeOn', { amount, before: before.words })}</span>
    </>
  );
}

function describeRunsOut(out: RunsOut, now: number, timeZone: string): string | undefined {
  switch (out.kind) {
    case 'out':
      return t('noCreditsLeft');
    case 'never':
      return undefined;
    case 'far':
      return t('lastsYears');
    case 'on':
      return t('lastsUntil', { date: dayOf(out.at, now, timeZone) });
    default:
      return out satisfies never;
  }
}

/** `6 Dec`, with the year unless it is the current one. */
function dayOf(at: number, now: number, timeZone: string): string {
  const year = new Intl.DateTimeFormat(undefined, { year: 'numeric', timeZone });
  const isThisYear = year.format(at) === year.format(now);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone };
  return new Intl.DateTimeFormat(undefined, isThisYear ? options : { ...options, year: 'numeric' }).format(at);
}
