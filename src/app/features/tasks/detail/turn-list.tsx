import { Check, CircleAlert } from 'lucide-react';
import type { Task, Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatCredits, formatDuration, formatNumberOf, formatTokens } from '#app/lib/format.ts';
import { checkCredits, sumOf } from './add-up.ts';
import { TURN_FIGURE, TURN_ROW, TURN_STARTED } from './turn-columns.ts';
import { TurnRow } from './turn-row.tsx';

/** A task's turns, oldest first, each of which opens; and at the foot what they come to. */
export function TurnList({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  return (
    <section aria-label="Turns" className="@container">
      <div aria-hidden className="hidden border-b border-line text-xs font-medium text-ink-3 as-table:block">
        <div className={classNames('px-2.5 py-1.5', TURN_ROW)}>
          <span className="col-span-2 pl-[1.625rem]">Seq</span>
          <span>Status</span>
          <span>Input</span>
          <span className={TURN_STARTED}>Started</span>
          <span className="text-right">Duration</span>
          <span className="text-right">Tokens in → out</span>
          <span className="text-right">Credits</span>
        </div>
      </div>
      <ol>
        {turns.map((turn) => (
          <TurnRow key={turn.id} turn={turn} task={task} startsOpen={turns.length === 1} />
        ))}
      </ol>
      <Totals task={task} turns={turns} />
    </section>
  );
}

function Totals({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  const sums = sumOf(turns);
  const figure = classNames(TURN_FIGURE, 'figures text-xs');
  const check = checkCredits(task, turns);
  return (
    <>
      <div className={classNames('px-2.5 py-2 text-sm font-medium', TURN_ROW)}>
        <span className="col-span-3 pl-[1.625rem] as-table:col-span-4">
          {formatNumberOf(turns.length, 'turn')} together
        </span>
        <span className={TURN_STARTED} />
        <span className={figure}>{formatDuration(sums.durationMs)}</span>
        <span className={figure}>{formatTokens(sums)}</span>
        <span className={figure}>{formatCount(sums.credits)}</span>
        <span className="figures justify-self-end text-xs as-table:hidden">{formatCredits(sums.credits)}</span>
      </div>
      <p
        className={classNames(
          'flex items-center justify-end gap-1.5 px-2.5 text-xs',
          check.kind === 'differs' ? 'text-aborted' : 'text-ink-2',
        )}
      >
        {check.kind === 'adds-up' && <Check size={12} strokeWidth={2.5} aria-hidden className="text-completed" />}
        {check.kind === 'differs' && <CircleAlert size={12} aria-hidden />}
        {check.words}
      </p>
    </>
  );
}
