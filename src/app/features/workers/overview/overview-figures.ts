import type { OutputFigures, Usage, UsageBucket, UsageFigures } from '#contract/usage.ts';
import { formatAverage, formatCount } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/workers.ts';

export const OVERVIEW_FIGURES = ['credits', 'tasks', 'failureRate', 'p50', 'p90'] as const;
/** `perValid`: credits of all turns with an output schema, divided by the number of valid outputs. */
export type OverviewFigure = (typeof OVERVIEW_FIGURES)[number] | 'perValid';

type Counted = Pick<UsageFigures | UsageBucket, 'credits' | 'tasks' | 'turns' | 'failedTurns' | 'creditsPerTask'> & {
  outputs?: OutputFigures | undefined;
};

/** Undefined if there is none, as for the failure rate of no turns. */
export function valueOf(figures: Counted, figure: OverviewFigure): number | undefined {
  switch (figure) {
    case 'failureRate':
      return figures.turns > 0 ? figures.failedTurns / figures.turns : undefined;
    case 'p50':
    case 'p90':
      return figures.creditsPerTask?.[figure];
    case 'perValid':
      return creditsPerValid(figures.outputs);
    default:
      return figures[figure];
  }
}

/** Undefined without a valid output. */
export function creditsPerValid(outputs: OutputFigures | undefined): number | undefined {
  return outputs === undefined || outputs.valid === 0 ? undefined : outputs.credits / outputs.valid;
}

/** Returns one value per day. */
export function trendOf(
  { buckets }: Usage,
  figure: (typeof OVERVIEW_FIGURES)[number],
): readonly (number | undefined)[] {
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
  if (figure === 'perValid') return formatAverage(value);
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
