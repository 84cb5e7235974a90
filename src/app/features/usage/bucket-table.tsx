import type { ReactNode } from 'react';
import type { Usage, UsageBucket } from '#contract/usage.ts';
import type { Behind } from '#app/entities/task/tasks-behind.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import { t } from '#app/messages/usage.ts';
import { bucketTimes } from './bucket-words.ts';
import { FigureLink } from './figure-link.tsx';
import { stackOf, type Series } from './stack.ts';
import { timeOfBucket } from './use-tasks-behind.ts';

type BucketTableProps = { usage: Usage; series: readonly Series[]; labelOf: (key: string) => string };

const COLUMNS = [
  { figure: 'credits', name: 'figure.credits', failed: false },
  { figure: 'failedCredits', name: 'onFailedTurns', failed: true },
  { figure: 'tasks', name: 'figure.tasks', failed: false },
  { figure: 'turns', name: 'figure.turns', failed: false },
  { figure: 'failedTurns', name: 'figure.failedTurns', failed: true },
] as const;

/** The chart as a table. */
export function BucketTable({ usage, series, labelOf }: BucketTableProps) {
  const times = bucketTimes(usage);
  const nameOf = ({ key }: Series) => (key === null ? t('others') : labelOf(key));
  return (
    <div
      className="mt-3 max-h-96 scroll-shadows overflow-x-auto overflow-y-auto"
      tabIndex={0}
      role="group"
      aria-label={t('overTimeTable')}
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{t('creditsAndTasks')}</caption>
        <thead className="sticky top-0 z-1 bg-canvas">
          <tr className="border-b border-line text-xs text-ink-3">
            <Head first>{t('time')}</Head>
            {COLUMNS.map(({ figure, name }) => (
              <Head key={figure}>{t(name)}</Head>
            ))}
            {series.map((one) => (
              <Head key={one.key ?? 'others'}>
                <span className="flex justify-end gap-0.5">
                  {t.rich('creditsOfGroup', {
                    name: nameOf(one),
                    group: <span className="truncate" />,
                    unit: <span className="font-normal" />,
                  })}
                </span>
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.buckets.map((bucket, at) => (
            <BucketLine
              key={bucket.start}
              usage={usage}
              bucket={bucket}
              behind={timeOfBucket(usage, at)}
              time={times.whole(bucket.start)}
              series={series}
              nameOf={nameOf}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type BucketLineProps = {
  usage: Usage;
  bucket: UsageBucket;
  behind: Behind;
  time: string;
  series: readonly Series[];
  nameOf: (series: Series) => string;
};

function BucketLine({ usage, bucket, behind, time, series, nameOf }: BucketLineProps) {
  const { groupBy } = usage;
  const stack = stackOf(bucket, series);
  return (
    <tr className="group border-b border-line hover:bg-raised">
      <th
        scope="row"
        className="sticky left-0 bg-canvas py-1.5 pr-3 text-left font-normal whitespace-nowrap text-ink-2 group-hover:bg-raised"
      >
        {time}
      </th>
      {COLUMNS.map(({ figure, name, failed }) => (
        <Cell key={figure}>
          <FigureLink
            behind={{ ...behind, failed }}
            none={(failed ? bucket.failedTurns : bucket.turns) === 0}
            label={t('figureOf', { name: time, figure: t(name), value: formatCount(bucket[figure]) })}
          >
            {formatCount(bucket[figure])}
          </FigureLink>
        </Cell>
      ))}
      {series.map((one, at) => (
        <Cell key={one.key ?? 'others'}>
          {one.key === null || groupBy === null ? (
            formatCount(stack[at] ?? 0)
          ) : (
            <FigureLink
              behind={{ ...behind, group: { by: groupBy, key: one.key } }}
              none={(stack[at] ?? 0) === 0}
              label={t('creditsOfGroupAt', { time, group: nameOf(one), count: stack[at] ?? 0 })}
            >
              {formatCount(stack[at] ?? 0)}
            </FigureLink>
          )}
        </Cell>
      ))}
    </tr>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return <td className="figures py-1.5 pl-5 text-right text-xs whitespace-nowrap">{children}</td>;
}

function Head({ first = false, children }: { first?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classNames(
        'py-1.5 font-medium whitespace-nowrap',
        first ? 'sticky left-0 bg-canvas text-left' : 'max-w-48 pl-5 text-right',
      )}
    >
      {children}
    </th>
  );
}
