import { Link } from 'react-router';
import type { Usage, UsageGroup } from '#contract/usage.ts';
import { ONE_OFF } from '#contract/worker.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { t } from '#app/messages/usage.ts';
import { paths } from '#app/paths.ts';
import type { BreakdownRow } from './breakdown.ts';
import { Swatch } from './chart-legend.tsx';
import { FigureLink } from './figure-link.tsx';
import { FIGURES, formatFigure, isOfFailed, valueOf } from './figures.ts';
import { fillOf } from './fills.ts';
import { useTasksBehind } from './use-tasks-behind.ts';

type BreakdownLineProps = { usage: Usage; groupBy: UsageGroup; row: BreakdownRow };

/** A group's figures, each a link to its tasks. */
export function BreakdownLine({ usage, groupBy, row: { group, name, place } }: BreakdownLineProps) {
  const { from, to, totals } = usage;
  const tasksBehind = useTasksBehind();
  const behind = { from, to, group: { by: groupBy, key: group.key } };
  return (
    <tr className="group border-b border-line hover:bg-raised">
      <th
        scope="row"
        className="sticky left-0 max-w-44 bg-canvas group-hover:bg-raised py-1.5 pr-3 text-left font-medium sm:max-w-64 2xl:max-w-80"
      >
        <span className="flex items-center gap-2">
          <Swatch fill={fillOf({ key: group.key, place }, groupBy)} />
          {groupBy === 'worker' ? (
            <Link
              dir="auto"
              to={group.key === ONE_OFF ? tasksBehind(behind) : paths.worker(group.key)}
              className="truncate hover:text-accent hover:underline"
              {...tooltip(name, { ifCutOff: true })}
            >
              {name}
            </Link>
          ) : (
            <span dir="auto" className="truncate">
              {name}
            </span>
          )}
        </span>
      </th>
      {FIGURES.map((figure) => {
        const value = valueOf(group, figure, totals.credits);
        const text = formatFigure(figure, value);
        return (
          <td key={figure} className="figures py-1.5 pl-5 text-right text-xs whitespace-nowrap">
            {figure === 'share' && <ShareBar share={value ?? 0} />}
            <FigureLink
              behind={{ ...behind, failed: isOfFailed(figure) }}
              none={isOfFailed(figure) ? group.failedTurns === 0 : value === undefined}
              {...(figure === 'share' && { className: 'inline-block min-w-12' })}
              label={t('figureOf', { name, figure: t(`figure.${figure}`), value: text })}
            >
              {text}
            </FigureLink>
          </td>
        );
      })}
    </tr>
  );
}

function ShareBar({ share }: { share: number }) {
  return (
    <span
      aria-hidden
      className="mr-2 inline-block h-1.5 w-16 bg-line align-middle forced-color-adjust-none max-md:hidden"
    >
      <span className="block h-full bg-accent" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
