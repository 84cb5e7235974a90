import { formatTurn } from '#app/lib/format.ts';
import { statusWord } from '#app/entities/task/task-words.ts';
import { t } from '#app/messages/conversation.ts';
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

const ENDINGS = ['completed', 'error', 'aborted'] as const;

function announcementOf(view: TurnView): string {
  const turn = formatTurn(view.turn.seq);
  if (view.growing) return t('isRunning', { turn });
  const { credits } = turnFigures(view);
  const { status } = view.turn;
  const known = ENDINGS.find((one) => one === status);
  const ended =
    known === undefined
      ? t('ended.other', { turn, credits, status: statusWord(status) })
      : t(`ended.${known}`, { turn, credits });
  const outcome = describeOutcome(view);
  return outcome === undefined ? ended : t('endedBecause', { ended, reason: outcome.title });
}
