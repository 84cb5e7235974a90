import { outcomeWords } from './outcome-words.ts';
import type { TurnView } from './rows.ts';

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
  const outcome = outcomeWords(view);
  return outcome === undefined ? `${turn} is ${view.turn.status}.` : `${turn}: ${outcome.title}`;
}
