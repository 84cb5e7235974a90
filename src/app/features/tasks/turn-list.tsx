import { Check, CircleAlert } from 'lucide-react';
import type { Task, Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatCredits, formatDuration, formatNumberOf } from '#app/lib/format.ts';
import { checkCredits, sumOf } from './add-up.ts';
import { TURN_FIGURE, TURN_ROW } from './turn-columns.ts';
import { tokensInOut } from './turn-figures.ts';
import { TurnRow } from './turn-row.tsx';

/** A task's turns, oldest first, each of which opens; and at the foot what they come to. */
export function TurnList({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  const head = 'hidden text-right md:block';
  return (
    <section aria-label="Turns" className="@container">
      <div
        aria-hidden
        className={classNames(
          'hidden! border-b border-line px-2.5 py-1.5 text-xs font-medium text-ink-3 md:grid!',
          TURN_ROW,
        )}
      >
        <span className="col-span-2 pl-[1.625rem]">Seq</span>
        <span>Status</span>
        <span>Input</span>
        <span className={classNames(head, 'md:hidden @5xl:block')}>Started</span>
        <span className={head}>Duration</span>
        <span className={classNames(head, 'md:hidden @3xl:block')}>Tokens in → out</span>
        <span className={head}>Credits</span>
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
  const check = checkCredits(task, turns);
  return (
    <>
      <div className={classNames('px-2.5 py-2 text-sm font-medium', TURN_ROW)}>
        <span className="col-span-3 pl-[1.625rem] md:col-span-4">{formatNumberOf(turns.length, 'turn')} together</span>
        <span className={classNames(TURN_FIGURE, 'md:hidden @5xl:block')} />
        <span className={TURN_FIGURE}>{formatDuration(sums.durationMs)}</span>
        <span className={classNames(TURN_FIGURE, 'md:hidden @3xl:block')}>{tokensInOut(sums)}</span>
        <span className={TURN_FIGURE}>{formatCount(sums.credits)}</span>
        <span className="figures justify-self-end text-xs md:hidden">{formatCredits(sums.credits)}</span>
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
