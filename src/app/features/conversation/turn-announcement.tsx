import { formatCredits } from '#app/lib/format.ts';
import { turnFigures } from './turn-figures.ts';
import { describeOutcome } from './turn-outcome.ts';
import type { TurnView } from './turn-view.ts';

/** Announces that a turn has begun and how it ended, but not its text. */
export function TurnAnnouncement({ view }: { view: TurnView | undefined }) {
  return (
    <p role="status" className="sr-only">
      {view && announcementOf(view)}
    </p>
  );
}

function announcementOf(view: TurnView): string {
  const turn = `Turn ${view.turn.seq}`;
  if (view.growing) return `${turn} is running.`;
  const ended = `${turn} ended: ${view.turn.status}, ${formatCredits(turnFigures(view).credits)}.`;
  const outcome = describeOutcome(view);
  return outcome === undefined ? ended : `${ended} ${outcome.title}`;
}
