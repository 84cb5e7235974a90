import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatDuration } from '#app/lib/format.ts';
import { t } from '#app/messages/task-review.ts';
import { SpanBar } from './span-bar.tsx';
import { layoutSpans } from './layout-spans.ts';
import { rangeAround, spansQuery } from './spans-query.ts';
import type { TurnSpans } from './turn-spans.ts';
import { useWasVisible } from './use-was-visible.ts';
import { useAxisLength } from './use-turn-length.ts';

type TurnTimelineProps = { turn: Turn; lastEnded: number; className?: string };

export function TurnTimeline({ turn, lastEnded, className }: TurnTimelineProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const wasVisible = useWasVisible(ref);
  return (
    <span ref={ref} className={classNames('block h-3.5', className)}>
      {wasVisible && <LoadedTimeline turn={turn} lastEnded={lastEnded} />}
    </span>
  );
}

function LoadedTimeline({ turn, lastEnded }: Pick<TurnTimelineProps, 'turn' | 'lastEnded'>) {
  const query = useQuery(spansQuery(turn.taskId, rangeAround(turn, lastEnded)));
  const spans = query.data?.[turn.seq];
  if (spans == null) {
    if (query.isSuccess && !query.isPlaceholderData) return <Quiet>{t('noTiming')}</Quiet>;
    return query.isError ? <Quiet>{t('timingNotLoaded')}</Quiet> : <Track />;
  }
  return <Bars turn={turn} spans={spans} />;
}

function Bars({ turn, spans }: { turn: Turn; spans: TurnSpans }) {
  const { bars, lanes } = layoutSpans(spans, useAxisLength(turn, spans));
  return (
    <>
      <Track>
        {bars.map((bar) => (
          <SpanBar key={bar.key} bar={bar} lanes={lanes} />
        ))}
      </Track>
      <span className="sr-only">{describeSpans(spans, isRunning(turn))}</span>
    </>
  );
}

function Track({ children }: { children?: ReactNode }) {
  return (
    <span aria-hidden className="relative block h-full overflow-hidden rounded-sm bg-raised forced-color-adjust-none">
      {children}
    </span>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="block truncate text-xs text-ink-3">{children}</span>;
}

function describeSpans({ tools }: TurnSpans, running: boolean): string {
  if (tools.length === 0) return t(running ? 'noToolCallsYet' : 'noToolCalls');
  const took = tools.reduce((sum, { startMs, endMs }) => sum + (endMs ?? startMs) - startMs, 0);
  const failed = tools.filter((tool) => tool.failed).length;
  return t('toolCallsTook', { count: tools.length, duration: formatDuration(took), failed });
}
