import type { ReactNode } from 'react';
import type { Usage } from '#contract/usage.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';
import { FigureLink } from './figure-link.tsx';
import { formatFigure, valueOf } from './figures.ts';
import { runsOut, type RunsOut } from './runs-out.ts';

type FiguresLineProps = {
  usage: Usage;
  /** What is left to spend; undefined where the API doesn't tell. */
  creditsLeft: number | undefined;
  now: number;
};

/** What the time came to, in one line. */
export function FiguresLine({ usage, creditsLeft, now }: FiguresLineProps) {
  const { totals, from, to } = usage;
  const figure = (name: 'mean' | 'p90' | 'failureRate') => formatFigure(name, valueOf(totals, name, totals.credits));
  const all = { from, to };
  const failed = { from, to, failed: true };
  return (
    <dl className="grid grid-cols-2 gap-x-6 border-b border-line pb-1 sm:grid-cols-4 2xl:grid-cols-8">
      <Item name="Credits">
        <FigureLink behind={all} none={totals.turns === 0} label={formatCredits(totals.credits)}>
          {formatCount(totals.credits)}
        </FigureLink>
      </Item>
      <Item name="Tasks">
        <FigureLink behind={all} none={totals.tasks === 0} label={formatNumberOf(totals.tasks, 'task')}>
          {formatCount(totals.tasks)}
        </FigureLink>
      </Item>
      <Item name="Turns">
        <FigureLink behind={all} none={totals.turns === 0} label={formatNumberOf(totals.turns, 'turn')}>
          {formatCount(totals.turns)}
        </FigureLink>
      </Item>
      <Item name="Mean credits a task">
        <FigureLink behind={all} none={totals.turns === 0} label={`${figure('mean')} credits a task in the mean`}>
          {figure('mean')}
        </FigureLink>
      </Item>
      <Item name="9 in 10 tasks cost up to">
        <FigureLink behind={all} none={totals.turns === 0} label={`9 in 10 tasks cost up to ${figure('p90')} credits`}>
          <span>{figure('p90')}</span>
          {totals.creditsPerTask && <Unit>{totals.creditsPerTask.p90 === 1 ? 'credit' : 'credits'}</Unit>}
        </FigureLink>
      </Item>
      <Item
        name="Turns that failed"
        note={totals.turns > 0 && `${formatCount(totals.failedTurns)} of ${formatCount(totals.turns)}`}
      >
        <FigureLink
          behind={failed}
          none={totals.failedTurns === 0}
          label={`${figure('failureRate')} of the turns failed`}
        >
          {figure('failureRate')}
        </FigureLink>
      </Item>
      <Item name="Credits on failed turns">
        <FigureLink
          behind={failed}
          none={totals.failedTurns === 0}
          label={`${formatCredits(totals.failedCredits)} on failed turns`}
        >
          {formatCount(totals.failedCredits)}
        </FigureLink>
      </Item>
      {creditsLeft !== undefined && (
        <Item
          name="Credits left"
          note={runsOutWords(
            runsOut(creditsLeft, totals.credits, { from: Date.parse(from), to: Date.parse(to) }, now),
            usage.timeZone,
          )}
        >
          {formatCount(creditsLeft)}
        </Item>
      )}
    </dl>
  );
}

function Unit({ children }: { children: ReactNode }) {
  return <span className="ml-1.5 text-xs font-normal text-ink-3">{children}</span>;
}

function Item({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="row-span-3 grid min-w-0 grid-rows-subgrid pb-4">
      <dt className="self-end text-xs text-ink-3">{name}</dt>
      <dd className="mt-1 text-xl font-semibold tabular-nums">{children}</dd>
      {note && <dd className="mt-0.5 text-xs text-ink-2">{note}</dd>}
    </div>
  );
}

function runsOutWords(out: RunsOut, timeZone: string): string | undefined {
  switch (out.kind) {
    case 'out':
      return 'Nothing is left to spend';
    case 'never':
      return undefined;
    case 'far':
      return 'More than two years at this rate';
    case 'on':
      return `At this rate until ${new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone }).format(out.at)}`;
    default:
      return out satisfies never;
  }
}
