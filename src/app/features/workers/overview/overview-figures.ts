import type { Usage, UsageBucket, UsageFigures } from '#contract/usage.ts';
import { formatCount } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/workers.ts';

export const OVERVIEW_FIGURES = ['credits', 'tasks', 'failureRate', 'p50', 'p90'] as const;
export type OverviewFigure = (typeof OVERVIEW_FIGURES)[number];

/** Undefined if there is none, as for the failure rate of no turns. */
export function valueOf(
  figures: Pick<UsageFigures | UsageBucket, 'credits' | 'tasks' | 'turns' | 'failedTurns' | 'creditsPerTask'>,
  figure: OverviewFigure,
): number | undefined {
  switch (figure) {
    case 'failureRate':
      return figures.turns > 0 ? figures.failedTurns / figures.turns : undefined;
    case 'p50':
    case 'p90':
      return figures.creditsPerTask?.[figure];
    default:
      return figures[figure];
  }
}

/** Returns one value per day. */
export function trendOf({ buckets }: Usage, figure: OverviewFigure): readonly (number | undefined)[] {
  return buckets.map((bucket) => valueOf(bucket, figure));
}

const percent = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const signedPercent = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
);
const signedPoints = once(
  () =>
    new Intl.NumberFormat(undefined, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }),
);

export function formatValue(figure: OverviewFigure, value: number | undefined): string {
  if (value === undefined) return '–';
  return figure === 'failureRate' ? percent().format(value) : formatCount(value);
}

/** `+12% · 1,204 before`; a rate changes by percentage points. */
export function describeChange(figure: OverviewFigure, now: number | undefined, before: number | undefined): string {
  if (before === undefined || (before === 0 && figure !== 'failureRate')) return t('nothingBefore');
  const earlier = formatValue(figure, before);
  if (now === undefined) return t('before', { earlier });
  const change =
    figure === 'failureRate'
      ? t('points', { points: signedPoints().format((now - before) * 100) })
      : signedPercent().format(now / before - 1);
  return t('changeFrom', { change, earlier });
}
