import { useQuery } from '@tanstack/react-query';
import { connectionQuery } from '#app/data/connection.ts';
import type { OutgoingTurn } from '#app/live/outbox.ts';
import { useOutbox } from '#app/live/outbox-provider.tsx';
import { OutgoingCard } from './outgoing-card.tsx';
import type { OutgoingAction } from './outgoing-words.ts';

type OutgoingTurnsProps = {
  /** In the order in which they go. */
  turns: readonly OutgoingTurn[];
  /** Takes a turn back into the composer. */
  onEdit: (sendId: string) => void;
};

/** What is on its way, each with what can be done about it. Nothing where nothing is. */
export function OutgoingTurns({ turns, onEdit }: OutgoingTurnsProps) {
  const outbox = useOutbox();
  const { data: connection } = useQuery(connectionQuery);
  if (turns.length === 0) return null;

  function act(action: OutgoingAction, sendId: string) {
    switch (action) {
      case 'edit':
        return onEdit(sendId);
      case 'send again':
      case 'send anyway':
        return void outbox.sendAgain(sendId);
      case 'remove':
      case 'drop':
        return void outbox.drop(sendId);
      default:
        return action satisfies never;
    }
  }

  return (
    <ul aria-label="Outgoing" className="max-h-[30vh] space-y-2 overflow-y-auto not-empty:mb-3">
      {turns.map((turn, at) => (
        <OutgoingCard
          key={turn.sendId}
          turn={turn}
          isFirst={turns.findIndex(({ taskId }) => taskId === turn.taskId) === at}
          isSafeTwice={connection?.kind === 'embedded'}
          onAct={(action) => act(action, turn.sendId)}
        />
      ))}
    </ul>
  );
}
