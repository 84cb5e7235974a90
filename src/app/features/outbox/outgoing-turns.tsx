import { classNames } from '#app/lib/class-names.ts';
import { useCapability } from '#app/data/capabilities.ts';
import { t } from '#app/messages/outbox.ts';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import { OutgoingCard } from './outgoing-card.tsx';
import type { OutgoingAction } from './outgoing-words.ts';

type OutgoingTurnsProps = {
  /** In sending order. */
  turns: readonly OutgoingTurn[];
  /** Undefined without a composer. */
  onEdit: ((sendId: string) => void) | undefined;
  className: string;
};

export function OutgoingTurns({ turns, onEdit, className }: OutgoingTurnsProps) {
  const outbox = useOutbox();
  const isSafeTwice = useCapability('idempotencyKey') === 'yes';
  if (turns.length === 0) return null;

  function act(action: OutgoingAction, sendId: string) {
    switch (action) {
      case 'edit':
        return onEdit?.(sendId);
      case 'cancel':
        return outbox.cancelUpload(sendId);
      case 'sendAgain':
      case 'sendAnyway':
        return void outbox.sendAgain(sendId);
      case 'remove':
      case 'discard':
        return void outbox.drop(sendId);
      default:
        return action satisfies never;
    }
  }

  return (
    <ul
      aria-label={t('sending')}
      className={classNames(
        'max-h-[30vh] divide-y divide-line overflow-y-auto rounded-lg border border-dashed border-edge bg-rail empty:hidden',
        className,
      )}
    >
      {turns.map((turn, at) => (
        <OutgoingCard
          key={turn.sendId}
          turn={turn}
          isFirst={turns.findIndex(({ taskId }) => taskId === turn.taskId) === at}
          canEdit={onEdit !== undefined}
          isSafeTwice={isSafeTwice}
          onAct={(action) => act(action, turn.sendId)}
        />
      ))}
    </ul>
  );
}
