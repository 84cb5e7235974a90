import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Accepted } from './outbox-message.ts';
import { useOutbox } from './outbox-provider.tsx';
import type { OutgoingTurn } from './outgoing.ts';

/** Without `taskId`, of all tasks. In sending order. */
export function useOutgoing(taskId: string | undefined): readonly OutgoingTurn[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.subscribe, outbox.turns);
  return useMemo(() => (taskId === undefined ? all : all.filter((turn) => turn.taskId === taskId)), [all, taskId]);
}

/** Calls `listener` when the API has accepted a turn of any tab. */
export function useAccepted(listener: (turn: Accepted) => void): void {
  const outbox = useOutbox();
  const onAccepted = useEffectEvent(listener);
  useEffect(() => outbox.onAccepted((turn) => onAccepted(turn)), [outbox]);
}
