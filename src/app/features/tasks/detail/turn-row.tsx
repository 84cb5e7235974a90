import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import {
  formatCount,
  formatCredits,
  formatDuration,
  formatExact,
  formatMoment,
  formatTokens,
} from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Clock } from '#app/ui/clock.tsx';
import { TaskStatus } from '../task-status.tsx';
import { TURN_FIGURE, TURN_ROW, TURN_STARTED } from './turn-columns.ts';
import { TurnDetails } from './turn-details.tsx';

/** One turn in a line of figures; it opens to all that the API keeps of it. */
export function TurnRow({ turn, task, startsOpen }: { turn: Turn; task: Task; startsOpen: boolean }) {
  const [open, setOpen] = useState(startsOpen);
  const now = useNow(null);
  const started = turn.startedAt ?? undefined;
  const duration =
    isRunning(turn) && started !== undefined ? (
      <Clock since={Date.parse(started)} className="text-running" />
    ) : turn.durationMs == null ? (
      '–'
    ) : (
      formatDuration(turn.durationMs)
    );
  const figure = classNames(TURN_FIGURE, 'figures text-xs');
  return (
    <li className="border-b border-line">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary
          className={classNames(
            'min-h-[2.3125rem] list-none px-2.5 py-2 text-sm hover:bg-raised/60 focus-visible:bg-accent-soft focus-visible:-outline-offset-2 as-table:py-1 [&::-webkit-details-marker]:hidden',
            TURN_ROW,
          )}
        >
          <ChevronRight size={14} aria-hidden className={classNames('text-ink-3', open && 'rotate-90')} />
          <span className="figures text-xs text-ink-3">#{turn.seq}</span>
          <span className="order-2 flex justify-self-end as-table:order-none as-table:justify-self-start">
            <TaskStatus status={turn.status} />
          </span>
          <span className="truncate font-medium">
            {turn.input ?? <span className="text-ink-3">No input kept</span>}
          </span>
          <span className={classNames(TURN_STARTED, 'figures text-xs text-ink-2')}>
            {started === undefined ? '–' : <time title={formatExact(started)}>{formatMoment(started, now)}</time>}
          </span>
          <span className={figure}>{duration}</span>
          <span className={figure}>{formatTokens(turn)}</span>
          <span className={figure}>{turn.credits == null ? '–' : formatCount(turn.credits)}</span>
          <span className="figures order-3 col-span-2 col-start-3 flex flex-wrap gap-x-1.5 pt-0.5 text-xs text-ink-3 as-table:hidden">
            <span>{duration}</span>
            <span>· {formatTokens(turn)} tokens</span>
            {turn.credits != null && <span>· {formatCredits(turn.credits)}</span>}
          </span>
        </summary>
        {open && <TurnDetails turn={turn} task={task} />}
      </details>
    </li>
  );
}
