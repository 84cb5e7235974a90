import { useEffect } from 'react';
import type { Turn } from '#contract/task.ts';
import { loadTypesetter, mayHoldMath } from '#app/markdown/typesetter.ts';
import type { TurnView } from './turn-view.ts';

/** Turns that were looked at and hold no math. */
const withoutMath = new WeakSet<Turn>();

/**
 * Loads the code that sets formulas if an ended turn may hold one, also one that isn't on screen: a print that begins in the
 * browser's own menu can't wait for it.
 */
export function useMath(views: readonly TurnView[]) {
  useEffect(() => {
    for (const { turn } of views) {
      if (withoutMath.has(turn)) continue;
      if (mayHoldMath(turn.outputText ?? '')) {
        void loadTypesetter();
        return;
      }
      withoutMath.add(turn);
    }
  }, [views]);
}
