import { useRef } from 'react';
import { Link } from 'react-router';
import type { Usage } from '#contract/usage.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/usage.ts';
import { fillOf } from './fills.ts';
import { stackOf, type Series } from './stack.ts';
import { timeOfBucket, useTasksBehind } from './use-tasks-behind.ts';

type ChartColumnProps = {
  usage: Usage;
  at: number;
  series: readonly Series[];
  time: string;
  label: string | undefined;
  hasOwnLabel: boolean;
  labelIsSpare: boolean;
  /** The values of the full height. */
  highest: { credits: number; failedCredits: number; tasks: number };
  isTabStop: boolean;
  onFocus: (column: HTMLElement) => void;
  onPointerEnter: (column: HTMLElement) => void;
  /** Returns whether the link is to be followed. */
  onTap: (column: HTMLElement) => boolean;
};

const percent = (part: number, whole: number) => `${whole > 0 ? (part / whole) * 100 : 0}%`;

/** Credits by group, failed ones below the axis, and the tasks. */
export function ChartColumn(props: ChartColumnProps) {
  const {
    usage,
    at,
    series,
    time,
    label,
    hasOwnLabel,
    labelIsSpare,
    highest,
    isTabStop,
    onFocus,
    onPointerEnter,
    onTap,
  } = props;
  const isTouched = useRef(false);
  const bucket = usage.buckets[at];
  const tasksBehind = useTasksBehind();
  if (bucket === undefined) return null;
  return (
    <li className="min-w-0 flex-1">
      <Link
        to={tasksBehind(timeOfBucket(usage, at))}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={t('bucket', { time, ...bucket })}
        className="block rounded-sm hover:bg-raised/70 focus-visible:-outline-offset-2"
        onFocus={({ currentTarget }) => onFocus(currentTarget)}
        onPointerDown={({ pointerType }) => {
          isTouched.current = pointerType === 'touch';
        }}
        onClick={(event) => {
          const isKey = event.detail === 0;
          if (isTouched.current && !isKey && !onTap(event.currentTarget)) event.preventDefault();
        }}
        onPointerEnter={({ currentTarget, pointerType }) => pointerType !== 'touch' && onPointerEnter(currentTarget)}
      >
        <span className="flex h-44 items-end justify-center px-[8%]">
          <span
            className="flex w-full max-w-12 flex-col-reverse gap-px"
            style={{ height: percent(bucket.credits, highest.credits) }}
          >
            {stackOf(bucket, series).map((credits, i) => (
              <span
                key={series[i]?.key ?? 'others'}
                className={classNames('block min-h-0', fillOf(series[i] ?? { key: null, place: 0 }, usage.groupBy))}
                style={{ flexGrow: credits, display: credits > 0 ? undefined : 'none' }}
              />
            ))}
          </span>
        </span>
        {highest.failedCredits > 0 && (
          <span className="mt-2 flex h-3 items-start justify-center px-[8%]">
            <span
              className={classNames(
                'w-full max-w-12 bg-error forced-color-adjust-none',
                bucket.failedCredits > 0 && 'min-h-0.5',
              )}
              style={{ height: percent(bucket.failedCredits, highest.failedCredits) }}
            />
          </span>
        )}
        <span className="mt-8 flex h-12 items-end justify-center border-b border-edge px-[8%]">
          <span
            className="w-full max-w-12 bg-ink-3 forced-color-adjust-none"
            style={{ height: percent(bucket.tasks, highest.tasks) }}
          />
        </span>
        <span aria-hidden className="relative block h-5 text-xs text-ink-3">
          {label !== undefined && (
            <span
              className={classNames(
                'absolute top-1 whitespace-nowrap',
                // Centred, unless the label is for several columns.
                hasOwnLabel ? 'left-1/2 -translate-x-1/2' : 'left-0',
                labelIsSpare && 'max-lg:hidden',
              )}
            >
              {label}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
