import { Check, CircleAlert } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatDuration, formatTokens } from '#app/lib/format.ts';
import { t } from '#app/messages/task-review.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { CompareBar } from './compare-bar.tsx';
import { checkTotals, sumTurns } from './check-totals.ts';
import { TURN_FIGURE, TURN_ROW, TURN_STARTED, TURN_TIMELINE_EMPTY } from './turn-columns.ts';
import { TurnRow } from './turn-row.tsx';
import { useTurnActions } from './use-turn-actions.ts';

export function TurnList({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { hash } = useLocation();
  // The browser looked for the `#turn-N` target before the rows existed.
  useEffect(() => document.getElementById(hash.slice(1))?.scrollIntoView(), [hash]);
  /** A third turn replaces the first. */
  const onChoose = useCallback((seq: number) => {
    setChosen((before) => (before.includes(seq) ? before.filter((one) => one !== seq) : [...before, seq].slice(-2)));
  }, []);
  const list = useTurnActions(onChoose);
  const lastEnded = turns.findLast((turn) => !isRunning(turn))?.seq ?? -1;
  // Bars compare turns, so a single turn has none.
  const most = (of: (turn: Turn) => number | null | undefined) =>
    turns.length < 2 ? 0 : turns.reduce((largest, turn) => Math.max(largest, of(turn) ?? 0), 0);
  const [mostCredits, mostDurationMs] = [most(({ credits }) => credits), most(({ durationMs }) => durationMs)];
  return (
    <section aria-label={tTask('field.turns')} className="@container">
      <div aria-hidden className="hidden border-b border-line text-xs font-medium text-ink-3 as-table:block">
        <div className={classNames('py-1.5 pr-2.5 pl-7', TURN_ROW)}>
          <span className="col-span-2 pl-[1.625rem]">#</span>
          <span>{tTask('field.status')}</span>
          <span>{tTurn('input')}</span>
          <span className={TURN_TIMELINE_EMPTY}>{t('timeline')}</span>
          <span className={TURN_STARTED}>{tTask('field.started')}</span>
          <span className="text-right">{tTask('field.duration')}</span>
          <span className="text-right">{tTurn('tokensInOut')}</span>
          <span className="text-right">{tTask('field.credits')}</span>
        </div>
      </div>
      <ol ref={list}>
        {turns.map((turn) => (
          <TurnRow
            key={turn.id}
            turn={turn}
            task={task}
            startsOpen={turns.length === 1 || hash === `#turn-${turn.seq}`}
            mostCredits={mostCredits}
            mostDurationMs={mostDurationMs}
            lastEnded={lastEnded}
            chosen={chosen.includes(turn.seq)}
            onChoose={onChoose}
          />
        ))}
      </ol>
      <Totals task={task} turns={turns} />
      <CompareBar taskId={task.id} chosen={chosen} onClear={() => setChosen([])} />
    </section>
  );
}

/** A single turn has nothing to sum up, so only what is not as expected is shown. */
function Totals({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  const sums = sumTurns(turns);
  const figure = classNames(TURN_FIGURE, 'figures text-xs');
  const check = checkTotals(task, turns);
  if (turns.length < 2 && check.kind === 'adds-up') return null;
  return (
    <>
      <div className={classNames('py-2 pr-2.5 pl-7 text-sm font-medium', TURN_ROW)}>
        <span className="col-span-3 pl-[1.625rem] as-table:col-span-4">{t('sum', { count: turns.length })}</span>
        <span className={TURN_TIMELINE_EMPTY} />
        <span className={TURN_STARTED} />
        <span className={figure}>{formatDuration(sums.durationMs)}</span>
        <span className={figure}>{formatTokens(sums)}</span>
        <span className={figure}>{formatCount(sums.credits)}</span>
        <span className="figures justify-self-end text-xs as-table:hidden">
          {tTask('credits', { count: sums.credits })}
        </span>
      </div>
      <div
        className={classNames(
          'flex items-start justify-end gap-1.5 px-2.5 text-xs text-pretty',
          check.kind === 'differs' ? 'text-aborted' : 'text-ink-2',
        )}
      >
        {check.kind === 'adds-up' && (
          <Check size={12} strokeWidth={2.5} aria-hidden className="mt-0.5 shrink-0 text-completed" />
        )}
        {check.kind === 'differs' && <CircleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />}
        <p>{check.words.join(' ')}</p>
      </div>
    </>
  );
}
