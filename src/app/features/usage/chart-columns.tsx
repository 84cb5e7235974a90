import { Suspense, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Usage, UsageInterval } from '#contract/usage.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import type { Elements } from '#app/components/elements.ts';
import { t } from '#app/messages/usage.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { BucketDetails } from './bucket-details.tsx';
import { bucketTimes, HOURS_OF_A_DAY } from './bucket-words.ts';
import { ChartColumn } from './chart-column.tsx';
import { ticksFor, type Series } from './stack.ts';

const ChartTooltip = lazyPart(
  async () => (await import('#app/components/popups.ts')).ChartTooltip,
  () => null,
);

/** The chart scrolls rather than make columns narrower. */
const NARROWEST_PX = 5;
const MOST_LABELS = 10;
const LABEL_PX = 140;

type ChartColumnsProps = {
  usage: Usage;
  series: readonly Series[];
  labelOf: (key: string) => string;
};

/**
 * Credits, stacked by group, above tasks. Each column links to its tasks; one is a tab stop, and arrows, Home and End
 * move between them. A first tap shows the figures of a column, a second one follows its link.
 */
export function ChartColumns({ usage, series, labelOf }: ChartColumnsProps) {
  const { buckets, interval } = usage;
  const [stop, setStop] = useState(0);
  const [shown, setShown] = useState<{ at: number; column: HTMLElement; byTap?: boolean }>();
  const list = useRef<HTMLOListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // Scrolls to the newest columns.
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, [buckets.length]);
  const isTapped = shown?.byTap === true;
  useEffect(() => {
    if (!isTapped) return undefined;
    const listening = new AbortController();
    const hide = ({ target }: Event) =>
      target instanceof Node && !list.current?.contains(target) && setShown(undefined);
    document.addEventListener('pointerdown', hide, { signal: listening.signal });
    return () => listening.abort();
  }, [isTapped]);
  const hint = useId();
  const times = bucketTimes(usage);
  const creditTicks = ticksFor(Math.max(...buckets.map(({ credits }) => credits)));
  const taskTicks = ticksFor(Math.max(...buckets.map(({ tasks }) => tasks)));
  const highestFailed = usage.groupBy === 'status' ? 0 : Math.max(...buckets.map(({ failedCredits }) => failedCredits));
  const every = labelEvery(interval, buckets.length);
  const tabStop = Math.min(stop, buckets.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setShown(undefined);
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
    // The browser's own keys (back, forward).
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links[next]?.focus();
  }

  return (
    <div className="flex pt-7">
      <div aria-hidden className="w-10 shrink-0 text-right text-xs text-ink-3">
        <Axis ticks={creditTicks} className="h-44">
          <span className="absolute bottom-full left-0 mb-2 whitespace-nowrap">{t('figure.credits')}</span>
        </Axis>
        {highestFailed > 0 && <p className="mt-2 h-3 leading-3">{t('failedAxis')}</p>}
        <Axis ticks={taskTicks.slice(-1)} of={taskTicks.at(-1)} className="mt-8 h-12">
          <span className="absolute bottom-full left-0 mb-1 whitespace-nowrap">{t('figure.tasks')}</span>
        </Axis>
      </div>
      <div ref={scroller} className="min-w-0 flex-1 overflow-x-auto pb-1 pl-2">
        <p id={hint} className="sr-only">
          {t('chartKeys')}
        </p>
        <div className="relative" style={{ minWidth: `${buckets.length * NARROWEST_PX}px` }}>
          <Lines ticks={creditTicks} />
          <ol
            ref={list}
            aria-label={t('creditsAndTasks')}
            aria-describedby={hint}
            className="relative flex"
            onKeyDown={onKeyDown}
            onPointerLeave={({ pointerType }) => pointerType !== 'touch' && setShown(undefined)}
            onBlur={() => setShown(undefined)}
          >
            {buckets.map((bucket, at) => (
              <ChartColumn
                key={bucket.start}
                usage={usage}
                at={at}
                series={series}
                time={times.whole(bucket.start)}
                label={at % every === 0 ? times.short(bucket.start) : undefined}
                hasOwnLabel={every === 1}
                // On a narrow page every other label is hidden.
                labelIsSpare={(at / every) % 2 === 1}
                highest={{
                  credits: creditTicks.at(-1) ?? 1,
                  failedCredits: highestFailed,
                  tasks: taskTicks.at(-1) ?? 1,
                }}
                isTabStop={at === tabStop}
                onFocus={(column) => {
                  setStop(at);
                  if (column.matches(':focus-visible')) setShown({ at, column });
                }}
                onPointerEnter={(column) => setShown({ at, column })}
                onTap={(column) => {
                  setShown({ at, column, byTap: true });
                  return shown?.byTap === true && shown.at === at;
                }}
              />
            ))}
          </ol>
        </div>
      </div>
      {shown !== undefined && (
        <Suspense>
          <ChartTooltip anchor={shown.column}>
            <BucketDetails usage={usage} at={shown.at} series={series} labelOf={labelOf} />
            {shown.byTap && <p className="mt-1 text-ink-2">{t('tapAgain')}</p>}
          </ChartTooltip>
        </Suspense>
      )}
    </div>
  );
}

function Axis({
  ticks,
  of = ticks.at(-1),
  className,
  children,
}: {
  ticks: readonly number[];
  of?: number | undefined;
  className: string;
  children: Elements;
}) {
  return (
    <div className={classNames('relative', className)}>
      {children}
      {ticks.map((tick) => (
        <span
          key={tick}
          className="figures absolute right-0 translate-y-1/2 leading-none"
          style={{ bottom: `${(tick / (of ?? 1)) * 100}%` }}
        >
          {formatCount(tick)}
        </span>
      ))}
    </div>
  );
}

function Lines({ ticks }: { ticks: readonly number[] }) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-44">
      {ticks.map((tick) => (
        <span
          key={tick}
          className={classNames('absolute inset-x-0 border-t', tick === 0 ? 'border-edge' : 'border-line')}
          style={{ bottom: `${(tick / (ticks.at(-1) ?? 1)) * 100}%` }}
        />
      ))}
    </div>
  );
}

/**
 * Returns the distance between labels in columns, so that they don't touch, and hours of several days have at most one
 * a day.
 */
function labelEvery(interval: UsageInterval, columns: number): number {
  const most = Math.max(MOST_LABELS, (columns * NARROWEST_PX) / LABEL_PX);
  const step = interval === 'hour' && columns > HOURS_OF_A_DAY ? 24 : 1;
  return Math.ceil(columns / step / most) * step;
}
