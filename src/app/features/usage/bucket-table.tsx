import type { ReactNode } from 'react';
import type { Usage } from '#contract/usage.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';
import { bucketTimes } from './bucket-words.ts';
import { FigureLink } from './figure-link.tsx';
import { stackOf, type Series } from './stack.ts';
import { timeOfBucket } from './tasks-behind.ts';

type BucketTableProps = { usage: Usage; series: readonly Series[]; labelOf: (key: string) => string };

/** The table behind the chart: every bucket in figures. */
export function BucketTable({ usage, series, labelOf }: BucketTableProps) {
  const times = bucketTimes(usage.interval, usage.timeZone);
  const right = 'figures py-1.5 pl-5 text-right text-xs whitespace-nowrap';
  return (
    <div
      className="mt-3 max-h-96 overflow-x-auto overflow-y-auto"
      tabIndex={0}
      role="group"
      aria-label="Over time, as a table"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">Credits and tasks over time</caption>
        <thead className="sticky top-0 bg-canvas">
          <tr className="border-b border-line text-xs text-ink-3">
            <Head first>Time</Head>
            <Head>Credits</Head>
            <Head>On failed turns</Head>
            <Head>Tasks</Head>
            <Head>Turns</Head>
            <Head>Failed turns</Head>
            {series.map(({ key }) => (
              <Head key={key ?? 'others'}>{key === null ? 'Others' : labelOf(key)}</Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.buckets.map((bucket, at) => {
            const time = timeOfBucket(usage, at);
            const when = times.whole(bucket.start);
            const failed = { ...time, failed: true };
            return (
              <tr key={bucket.start} className="border-b border-line">
                <th scope="row" className="py-1.5 text-left font-normal whitespace-nowrap text-ink-2">
                  {when}
                </th>
                <td className={right}>
                  <FigureLink
                    behind={time}
                    none={bucket.turns === 0}
                    label={`${formatCredits(bucket.credits)}, ${when}`}
                  >
                    {formatCount(bucket.credits)}
                  </FigureLink>
                </td>
                <td className={right}>
                  <FigureLink
                    behind={failed}
                    none={bucket.failedTurns === 0}
                    label={`${formatCredits(bucket.failedCredits)} on failed turns, ${when}`}
                  >
                    {formatCount(bucket.failedCredits)}
                  </FigureLink>
                </td>
                <td className={right}>
                  <FigureLink
                    behind={time}
                    none={bucket.tasks === 0}
                    label={`${formatNumberOf(bucket.tasks, 'task')}, ${when}`}
                  >
                    {formatCount(bucket.tasks)}
                  </FigureLink>
                </td>
                <td className={right}>{formatCount(bucket.turns)}</td>
                <td className={right}>{formatCount(bucket.failedTurns)}</td>
                {stackOf(bucket, series).map((credits, i) => (
                  <td key={series[i]?.key ?? 'others'} className={classNames(right, 'text-ink-2')}>
                    {formatCount(credits)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head({ first = false, children }: { first?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classNames(
        'py-1.5 font-medium whitespace-nowrap',
        first ? 'text-left' : 'max-w-32 truncate pl-5 text-right',
      )}
    >
      {children}
    </th>
  );
}
