import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Order } from '#contract/task-list-query.ts';
import type { Usage, UsageGroup } from '#contract/usage.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/usage.ts';
import { rowsOf } from './breakdown.ts';
import { BreakdownLine } from './breakdown-line.tsx';
import { FIGURES, type Figure } from './figures.ts';

type Column = Figure | 'name';

type BreakdownTableProps = {
  usage: Usage;
  groupBy: UsageGroup;
  labelOf: (key: string) => string;
  sort: Column;
  order: Order;
  onSort: (sort: Column, order: Order) => void;
};

export function BreakdownTable({ usage, groupBy, labelOf, sort, order, onSort }: BreakdownTableProps) {
  const head = (column: Column, name: string, explanation: string) => (
    <SortHead
      key={column}
      sorted={column === sort ? order : undefined}
      first={column === 'name'}
      explanation={explanation}
      onSort={() => {
        const usual = column === 'name' ? 'asc' : 'desc';
        const turned = order === 'asc' ? 'desc' : 'asc';
        onSort(column, column === sort ? turned : usual);
      }}
    >
      {name}
    </SortHead>
  );
  return (
    <section aria-labelledby="breakdown" className="pt-8">
      <h2 id="breakdown" className="text-sm font-semibold">
        {t(`by.${groupBy}`)}
      </h2>
      <div className="mt-2 overflow-x-auto scroll-shadows">
        <table aria-labelledby="breakdown" className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {head('name', t(`group.${groupBy}`), t(`sortBy.${groupBy}`))}
              {FIGURES.map((figure) => head(figure, t(`figure.${figure}`), t(`explained.${figure}`)))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(usage, labelOf, sort, order).map((row) => (
              <BreakdownLine key={row.group.key} usage={usage} groupBy={groupBy} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type SortHeadProps = {
  sorted: Order | undefined;
  first: boolean;
  explanation: string;
  onSort: () => void;
  children: ReactNode;
};

function SortHead({ sorted, first, explanation, onSort, children }: SortHeadProps) {
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
      className={classNames('p-0 font-medium', first ? 'sticky left-0 bg-canvas text-left' : 'text-right')}
    >
      <button
        type="button"
        {...tooltip(explanation, { describes: true })}
        onClick={onSort}
        className={classNames(
          'inline-flex items-center gap-1 rounded py-1.5 whitespace-nowrap hover:text-ink',
          first ? 'flex-row-reverse pr-3' : 'pl-3',
          sorted !== undefined && 'text-ink',
        )}
      >
        <Arrow size={12} aria-hidden className={classNames(sorted === undefined && 'invisible')} />
        <span>{children}</span>
      </button>
    </th>
  );
}
