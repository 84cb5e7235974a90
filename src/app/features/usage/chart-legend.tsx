import { Link } from 'react-router';
import type { Usage } from '#contract/usage.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/usage.ts';
import { fillOf } from './fills.ts';
import type { Series } from './stack.ts';
import { useTasksBehind } from './use-tasks-behind.ts';

type ChartLegendProps = { usage: Usage; series: readonly Series[]; labelOf: (key: string) => string };

/** Most expensive group first. */
export function ChartLegend({ usage, series, labelOf }: ChartLegendProps) {
  const { from, to, groupBy, totals } = usage;
  const tasksBehind = useTasksBehind();
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1 pt-2 pl-12 text-xs text-ink-2">
      {series.map((one) => (
        <li key={one.key ?? 'others'} className="flex max-w-56 min-w-0 items-center gap-1.5">
          <Swatch fill={fillOf(one, groupBy)} />
          {one.key === null || groupBy === null ? (
            <span>{t('others')}</span>
          ) : (
            <Link
              dir="auto"
              to={tasksBehind({ from, to, group: { by: groupBy, key: one.key } })}
              className="truncate hover:text-accent hover:underline"
              {...tooltip(labelOf(one.key), { ifCutOff: true })}
            >
              {labelOf(one.key)}
            </Link>
          )}
        </li>
      ))}
      {groupBy !== 'status' && totals.failedCredits > 0 && (
        <li className="flex items-center gap-1.5">
          <Swatch fill="bg-error forced-color-adjust-none" />
          <Link to={tasksBehind({ from, to, failed: true })} className="hover:text-accent hover:underline">
            {t('failedTurnsOfAll')}
          </Link>
        </li>
      )}
    </ul>
  );
}

export function Swatch({ fill }: { fill: string }) {
  return <span aria-hidden className={classNames('inline-block size-2.5 shrink-0 rounded-[2px]', fill)} />;
}
