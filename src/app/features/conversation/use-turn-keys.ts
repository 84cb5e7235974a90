import type { RefObject } from 'react';
import { useActions } from '#app/components/action.ts';
import type { TurnView } from './turn-view.ts';

/** How far below the top a turn may begin and still be the one that is read, in pixels. */
const NEAR_TOP = 48;

/** j and k go from turn to turn, as they do from task to task in a list. */
export function useTurnKeys(
  scroller: RefObject<HTMLElement | null>,
  views: readonly TurnView[],
  show: (seq: number) => void,
): void {
  function move(by: 1 | -1) {
    const inside = scroller.current;
    if (inside === null) return;
    const top = inside.getBoundingClientRect().top + NEAR_TOP;
    const turns = [...inside.querySelectorAll('article')].filter((one) => one.getBoundingClientRect().top <= top);
    const here = Number(turns.at(-1)?.getAttribute('aria-posinset') ?? 1) - 1;
    const starts = (turns.at(-1)?.getBoundingClientRect().top ?? top) > top - 2 * NEAR_TOP;
    // From the middle of a turn, k goes to its start.
    const next = views[by === -1 && !starts ? here : here + by];
    if (next !== undefined) show(next.turn.seq);
  }
  useActions([
    { id: 'next-turn', label: 'Next turn', keys: 'j', group: 'Conversation', perform: () => move(1) },
    { id: 'previous-turn', label: 'Turn before', keys: 'k', group: 'Conversation', perform: () => move(-1) },
  ]);
}
