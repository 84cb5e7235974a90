import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { formatDuration } from '#app/lib/format.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { layoutSpans, positionOf } from './layout-spans.ts';
import { SpanBar } from './span-bar.tsx';
import { rangeAround, spansQuery } from './spans-query.ts';
import { ToolCallRow } from './tool-call-row.tsx';
import type { PhaseKind, TurnSpans } from './turn-spans.ts';
import { useAxisLength } from './use-turn-length.ts';
import { WATERFALL_ROW } from '../turn-columns.ts';

const AT_A_TIME = 50;

export function TurnWaterfall({ turn, lastEnded }: { turn: Turn; lastEnded: number }) {
  const query = useQuery(spansQuery(turn.taskId, rangeAround(turn, lastEnded)));
  const problem = problemOfQuery(query);
  const spans = query.data?.[turn.seq];
  if (spans != null) return <Waterfall turn={turn} spans={spans} />;
  if (problem !== null)
    return <RetryNotice {...problemWords(problem, 'timeline')} onRetry={() => void query.refetch()} />;
  return <Quiet>{t(query.isSuccess && !query.isPlaceholderData ? 'noTiming' : 'loadingTiming')}</Quiet>;
}

function Waterfall({ turn, spans }: { turn: Turn; spans: TurnSpans }) {
  const [shown, setShown] = useState(AT_A_TIME);
  const { tools } = spans;
  const lengthMs = useAxisLength(turn, spans);
  if (tools.length === 0 && spans.phases.length === 0) {
    return <Quiet>{t(isRunning(turn) ? 'noToolCallsYet' : 'noToolCalls')}</Quiet>;
  }
  return (
    <div className="@container grid grid-cols-1">
      <Axis lengthMs={lengthMs} />
      <Phase kind="reasoning" spans={spans} lengthMs={lengthMs} />
      <Phase kind="text" spans={spans} lengthMs={lengthMs} />
      {tools.length > 0 && (
        <ol aria-label={tTurn('toolCalls')}>
          {tools.slice(0, shown).map((tool) => (
            <ToolCallRow key={tool.id} tool={tool} turn={turn} place={positionOf(tool, lengthMs)} />
          ))}
        </ol>
      )}
      {tools.length > shown && (
        <ShowMore className="justify-self-start" onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreOf', { count: Math.min(AT_A_TIME, tools.length - shown), total: tools.length })}
        </ShowMore>
      )}
    </div>
  );
}

function Axis({ lengthMs }: { lengthMs: number }) {
  return (
    <div aria-hidden className={`${WATERFALL_ROW} pb-1`}>
      <span className="figures col-start-1 flex justify-between text-xs text-ink-3 @min-[36rem]:col-start-2">
        <span>0</span>
        <span>{formatDuration(lengthMs / 2)}</span>
        <span>{formatDuration(lengthMs)}</span>
      </span>
    </div>
  );
}

type PhaseProps = { kind: PhaseKind; spans: TurnSpans; lengthMs: number };

function Phase({ kind, spans, lengthMs }: PhaseProps) {
  const phases = spans.phases.filter((phase) => phase.kind === kind);
  const first = phases[0];
  if (first === undefined) return null;
  const { bars } = layoutSpans({ tools: [], phases }, lengthMs);
  const took = phases.reduce((sum, { startMs, endMs }) => sum + (endMs ?? lengthMs) - startMs, 0);
  return (
    <div className={`${WATERFALL_ROW} min-h-7 text-sm text-ink-3`}>
      <span className="pl-5">{t(`phase.${kind}`)}</span>
      <span
        aria-hidden
        className="relative order-last col-span-full block h-2 rounded-sm bg-raised forced-color-adjust-none @min-[36rem]:order-none @min-[36rem]:col-span-1"
      >
        {bars.map((bar) => (
          <SpanBar key={bar.key} bar={bar} lanes={1} />
        ))}
      </span>
      <span className="figures hidden text-right text-xs @min-[36rem]:block">{`+${formatDuration(first.startMs)}`}</span>
      <span className="figures text-right text-xs">{formatDuration(took)}</span>
    </div>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="text-sm text-ink-3">{children}</p>;
}
