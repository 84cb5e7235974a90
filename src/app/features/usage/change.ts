import type { UsageFigures } from '#contract/usage.ts';
import { once } from '#app/lib/once.ts';
import { valueOf, type Figure } from './figures.ts';

/** `words`: such as "the 30 days before". */
export type Before = { readonly totals: UsageFigures; readonly words: string };

export type Change =
  | { readonly direction: 'same' }
  | {
      readonly direction: 'up' | 'down';
      /** `12%`, or `1.2` percentage points. */
      readonly amount: string;
      readonly isPoints: boolean;
    };

const whole = once(() => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }));
const oneDecimal = once(() => new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

/** Undefined if the period before has nothing to compare with. Rates change by percentage points, others by a share. */
export function changeOf(figure: Figure, totals: UsageFigures, before: UsageFigures): Change | undefined {
  const now = valueOf(totals, figure, totals.credits);
  const then = valueOf(before, figure, before.credits);
  if (now === undefined || then === undefined) return undefined;
  const isPoints = figure === 'failureRate' || figure === 'share';
  if (!isPoints && then === 0) return now === 0 && before.turns > 0 ? { direction: 'same' } : undefined;
  const difference = isPoints ? (now - then) * 100 : (now - then) / then;
  const amount = (isPoints ? oneDecimal() : whole()).format(Math.abs(difference));
  const none = (isPoints ? oneDecimal() : whole()).format(0);
  if (amount === none) return { direction: 'same' };
  return { direction: difference > 0 ? 'up' : 'down', amount, isPoints };
}
