import type { UsageFigures } from '#contract/usage.ts';
import { formatCount } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';

/** In the order of the columns. */
export const FIGURES = [
  'credits',
  'share',
  'tasks',
  'turns',
  'mean',
  'p90',
  'failedTurns',
  'failureRate',
  'failedCredits',
] as const;
export type Figure = (typeof FIGURES)[number];

/** Undefined if there is none. */
export function valueOf(figures: UsageFigures, figure: Figure, allCredits: number): number | undefined {
  switch (figure) {
    case 'share':
      return allCredits > 0 ? figures.credits / allCredits : undefined;
    case 'mean':
      return figures.creditsPerTask?.mean;
    case 'p90':
      return figures.creditsPerTask?.p90;
    case 'failureRate':
      return figures.turns > 0 ? figures.failedTurns / figures.turns : undefined;
    default:
      return figures[figure];
  }
}

// The same number of decimals, so that the digits of a column are aligned.
const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const fraction = once(() => new Intl.NumberFormat(undefined, oneDecimal));
const percent = once(() => new Intl.NumberFormat(undefined, { style: 'percent', ...oneDecimal }));

/** `1,240`, `10.4`, `4.0%`, or a dash. */
export function formatFigure(figure: Figure, value: number | undefined): string {
  if (value === undefined) return '–';
  switch (figure) {
    case 'share':
    case 'failureRate':
      return percent().format(value);
    case 'mean':
      return fraction().format(value);
    default:
      return formatCount(value);
  }
}

/** Counts failed turns only. */
export function isOfFailed(figure: Figure): boolean {
  return figure === 'failedTurns' || figure === 'failedCredits' || figure === 'failureRate';
}
