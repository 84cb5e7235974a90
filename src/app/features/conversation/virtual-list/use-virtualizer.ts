import { useEffectEvent, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TurnView } from '../turn-view.ts';
import { createVirtualizer } from './virtualizer.ts';

/** Pass the returned refs to the elements of the conversation. */
export function useVirtualizer(
  views: readonly TurnView[],
  startAt: number | undefined,
  onTurnInView: (seq: number) => void,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const spacerAbove = useRef<HTMLDivElement>(null);
  const spacerBelow = useRef<HTMLDivElement>(null);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [isAtEnd, setAtEnd] = useState(true);
  const [virtualizer] = useState(() => createVirtualizer(startAt));
  const layout = virtualizer.layOut(views);

  const reportTurn = useEffectEvent(onTurnInView);
  useLayoutEffect(() => {
    const [one, two, three, four] = [scroller.current, content.current, spacerAbove.current, spacerBelow.current];
    if (one === null || two === null || three === null || four === null) return undefined;
    return virtualizer.attach({
      scroller: one,
      content: two,
      spacerAbove: three,
      spacerBelow: four,
      render: () => flushSync(render),
      onAtEndChange: setAtEnd,
      onTurnInView: (seq) => reportTurn(seq),
    });
  }, [virtualizer]);
  useLayoutEffect(() => virtualizer.commit(layout));

  const { list, range } = layout;
  const { scrollToRow, scrollToEnd } = virtualizer;
  return { scroller, content, spacerAbove, spacerBelow, list, range, isAtEnd, scrollToRow, scrollToEnd };
}
