import { ChevronRight } from 'lucide-react';
import { memo, useState } from 'react';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatDuration, formatExact, formatMoment, formatTokens, formatTurn } from '#app/lib/format.ts';
import { Clock } from '#app/components/clock.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { t } from '#app/messages/task-review.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { TurnTimeline } from './timeline/turn-timeline.tsx';
import { FigureBar } from './figure-bar.tsx';
import { TURN_FIGURE, TURN_ROW, TURN_STARTED, TURN_TIMELINE } from './turn-columns.ts';
import { TurnDetails } from './turn-details.tsx';

export type TurnRowProps = {
  turn: Turn;
  task: Task;
  startsOpen: boolean;
  mostCredits: number;
  mostDurationMs: number;
  lastEnded: number;
  chosen: boolean;
  onChoose: (seq: number) => void;
};

/** Rows outside the viewport are not laid out (`content-visibility`). */
export const TurnRow = memo(function TurnRow(props: TurnRowProps) {
  const { turn, task, startsOpen, mostCredits, mostDurationMs, lastEnded, chosen, onChoose } = props;
  const [open, setOpen] = useState(startsOpen);
  const started = turn.startedAt ?? undefined;
  const duration = turn.durationMs == null ? '–' : formatDuration(turn.durationMs);
  const clock = isRunning(turn) && started !== undefined && (
    <Clock since={Date.parse(started)} className="text-running" />
  );
  const figure = classNames(TURN_FIGURE, 'figures text-xs');
  return (
    <li
      id={`turn-${turn.seq}`}
      className="flex border-b border-line [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]"
    >
      <label className="relative flex h-8 w-7 shrink-0 cursor-pointer items-center justify-center as-table:h-11 no-hover:h-11 no-hover:after:absolute no-hover:after:inset-y-0 no-hover:after:-left-4 no-hover:after:w-11">
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => onChoose(turn.seq)}
          aria-label={t('selectTurn', { turn: formatTurn(turn.seq) })}
          className="size-3.5 accent-accent"
        />
      </label>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="min-w-0 flex-1">
        <summary
          data-turn={turn.seq}
          className={classNames(
            'min-h-11 list-none py-1.5 pr-2.5 text-sm hover:bg-raised/60 focus-visible:bg-accent-soft focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden',
            TURN_ROW,
          )}
        >
          <ChevronRight size={14} aria-hidden className={classNames('text-ink-3', open && 'rotate-90')} />
          <span className="figures text-xs text-ink-3">{`#${formatTurn(turn.seq)}`}</span>
          <span className="order-2 flex justify-self-end as-table:order-none as-table:justify-self-start">
            <TaskStatus status={turn.status} />
          </span>
          <span dir="auto" className="truncate font-medium">
            {turn.input ?? <span className="text-ink-3">{tTurn('inputNotStored')}</span>}
          </span>
          <TurnTimeline turn={turn} lastEnded={lastEnded} className={TURN_TIMELINE} />
          <span className={classNames(TURN_STARTED, 'figures text-xs text-ink-2')}>
            {started === undefined ? '–' : <Started at={started} />}
          </span>
          <span className={figure}>
            {clock || (
              <FigureBar value={turn.durationMs} most={mostDurationMs}>
                {duration}
              </FigureBar>
            )}
          </span>
          <span className={figure}>
            <span>{formatTokens(turn)}</span>
            <span className="sr-only">{` ${t('tokensInAndOut')}`}</span>
          </span>
          <span className={figure}>
            <FigureBar value={turn.credits} most={mostCredits}>
              {turn.credits == null ? '–' : formatCount(turn.credits)}
            </FigureBar>
            <span className="sr-only">{` ${t('unit.credits', { count: turn.credits ?? 0 })}`}</span>
          </span>
          <span className="figures order-3 col-span-full col-start-2 flex flex-wrap gap-x-1.5 pt-0.5 text-xs text-ink-3 as-table:hidden">
            <span>{clock || duration}</span>
            <span>{`· ${tTurn('tokens', { tokens: formatTokens(turn) })}`}</span>
            {turn.credits != null && <span>{`· ${tTask('credits', { count: turn.credits })}`}</span>}
          </span>
        </summary>
        {open && <TurnDetails turn={turn} task={task} lastEnded={lastEnded} />}
      </details>
    </li>
  );
});

function Started({ at }: { at: string }) {
  const [now] = useState(() => Date.now());
  return <time title={formatExact(at)}>{formatMoment(at, now)}</time>;
}
