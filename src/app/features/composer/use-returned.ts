import { useEffect, useEffectEvent } from 'react';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import { useOutgoing } from '#app/sending/use-outgoing.ts';

/**
 * Returns a refused turn to the empty composer of the tab that sent it. If other turns wait behind it, or an earlier
 * post may still arrive, or it is one of a batch, the operator decides in the outbox.
 */
export function useReturned(taskId: string | undefined, isFree: boolean, takeBack: (sendId: string) => void): void {
  const { tab } = useOutbox();
  const all = useOutgoing(taskId);
  const here = taskId === undefined ? all.filter(({ opensTask }) => opensTask) : all;
  const isAlone = (turn: (typeof here)[number]) =>
    here.every(({ taskId: other, sendId }) => other !== turn.taskId || sendId === turn.sendId);
  const returned = here.find(
    (turn) =>
      turn.state === 'refused' &&
      turn.batch === undefined &&
      turn.tab === tab &&
      turn.postedAt === null &&
      isAlone(turn),
  )?.sendId;
  const take = useEffectEvent(takeBack);
  useEffect(() => {
    if (isFree && returned !== undefined) take(returned);
  }, [isFree, returned]);
}
