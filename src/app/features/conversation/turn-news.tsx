import { formatCredits } from '#app/lib/format.ts';
import { outcomeWords } from './outcome-words.ts';
import type { TurnView } from './rows.ts';
import { turnFigures } from './turn-figures.ts';

/** Tells those who listen that a turn has begun, and how it ended; never what it says on the way. */
export function TurnNews({ view }: { view: TurnView | undefined }) {
  return (
    <p role="status" className="sr-only">
      {view && newsOf(view)}
    </p>
  );
}

function newsOf(view: TurnView): string {
  const turn = `Turn ${view.turn.seq}`;
  if (view.growing) return `${turn} is running.`;
  const ended = `${turn} ended: ${view.turn.status}, ${formatCredits(turnFigures(view).credits)}.`;
  const outcome = outcomeWords(view);
  return outcome === undefined ? ended : `${ended} ${outcome.title}`;
}
