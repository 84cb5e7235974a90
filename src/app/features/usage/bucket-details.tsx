import type { Usage } from '#contract/usage.ts';
import { formatCount } from '#app/lib/format.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/usage.ts';
import { bucketTimes } from './bucket-words.ts';
import { Swatch } from './chart-legend.tsx';
import { fillOf } from './fills.ts';
import { stackOf, type Series } from './stack.ts';

type BucketDetailsProps = {
  usage: Usage;
  at: number;
  series: readonly Series[];
  labelOf: (key: string) => string;
};

/** The tooltip of a column: time, total, and one line per series with credits in it, in the order of the stack. */
export function BucketDetails({ usage, at, series, labelOf }: BucketDetailsProps) {
  const bucket = usage.buckets[at];
  if (bucket === undefined) return null;
  const parts = stackOf(bucket, series)
    .map((credits, place) => ({ credits, one: series[place] }))
    .toReversed();
  return (
    <>
      <p className="flex justify-between gap-6 font-medium">
        <span>{bucketTimes(usage).whole(bucket.start)}</span>
        <span className="tabular-nums">{tTask('credits', { count: bucket.credits })}</span>
      </p>
      <ul className="mt-1 grid gap-0.5 empty:hidden">
        {parts.map(
          ({ one, credits }) =>
            one !== undefined &&
            credits > 0 && (
              <Line
                key={one.key ?? 'others'}
                fill={fillOf(one, usage.groupBy)}
                name={one.key === null ? t('others') : labelOf(one.key)}
                credits={credits}
              />
            ),
        )}
        {usage.groupBy !== 'status' && bucket.failedCredits > 0 && (
          <Line fill="bg-error forced-color-adjust-none" name={t('ofThemFailed')} credits={bucket.failedCredits} />
        )}
      </ul>
      <p className="mt-1 text-ink-3 tabular-nums">{t('tasksAndTurns', bucket)}</p>
    </>
  );
}

function Line({ fill, name, credits }: { fill: string; name: string; credits: number }) {
  return (
    <li className="flex items-center gap-1.5">
      <Swatch fill={fill} />
      <span dir="auto" className="min-w-0 truncate text-ink-2">
        {name}
      </span>
      <span className="ml-auto pl-4 tabular-nums">{formatCount(credits)}</span>
    </li>
  );
}
