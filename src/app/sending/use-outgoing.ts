import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { OutgoingTurn } from './outgoing-turn.ts';
import type { Accepted } from './outbox-message.ts';
import { useOutbox } from './outbox-provider.tsx';

/** What is outgoing on a task, or everywhere, in the order in which it goes. */
export function useOutgoing(taskId: string | undefined): readonly OutgoingTurn[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.subscribe, outbox.turns);
  return useMemo(() => (taskId === undefined ? all : all.filter((turn) => turn.taskId === taskId)), [all, taskId]);
}

/** Calls `listener` when the API has a turn, whichever tab sent it. */
export function useAccepted(listener: (turn: Accepted) => void): void {
  const outbox = useOutbox();
  const hear = useEffectEvent(listener);
  useEffect(() => outbox.onAccepted((turn) => hear(turn)), [outbox]);
}
