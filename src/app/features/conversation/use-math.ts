import { useEffect } from 'react';
import type { Turn } from '#contract/task.ts';
import { loadTypesetter, mayHoldMath } from '#app/markdown/load-typesetter.ts';
import type { TurnView } from './turn-view.ts';

const withoutMath = new WeakSet<Turn>();

/** Loads early, because printing from the browser's menu can't wait. */
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
