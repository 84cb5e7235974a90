import type { RefObject } from 'react';
import { useActions } from '#app/components/action-registry.tsx';
import { t } from '#app/messages/turn.ts';
import type { TurnView } from './turn-view.ts';

const TOP_TOLERANCE = 48;

/** j and k go to the next and previous turn. */
export function useTurnKeys(
  scroller: RefObject<HTMLElement | null>,
  views: readonly TurnView[],
  show: (seq: number) => void,
): void {
  function move(by: 1 | -1) {
    const inside = scroller.current;
    if (inside === null) return;
    const top = inside.getBoundingClientRect().top + TOP_TOLERANCE;
    const turns = [...inside.querySelectorAll('article')].filter((one) => one.getBoundingClientRect().top <= top);
    const here = Number(turns.at(-1)?.getAttribute('aria-posinset') ?? 1) - 1;
    const starts = (turns.at(-1)?.getBoundingClientRect().top ?? top) > top - 2 * TOP_TOLERANCE;
    // From the middle of a turn, k goes to its start.
    const next = views[by === -1 && !starts ? here : here + by];
    if (next !== undefined) show(next.turn.seq);
  }
  useActions([
    {
      id: 'next-turn',
      label: t('nextTurn'),
      keys: 'j',
      group: 'conversation',
      isMovement: true,
      perform: () => move(1),
    },
    {
      id: 'previous-turn',
      label: t('previousTurn'),
      keys: 'k',
      group: 'conversation',
      isMovement: true,
      perform: () => move(-1),
    },
  ]);
}
