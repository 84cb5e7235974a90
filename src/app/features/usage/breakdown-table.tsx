import type { ReactNode } from 'react';
import type { Order } from '#contract/task-list-query.ts';
import type { Usage, UsageGroup } from '#contract/usage.ts';
import { ariaSort, nextOrder, SortButton } from '#app/components/sort-button.tsx';
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
      onSort={() => onSort(column, nextOrder(column === sort ? order : undefined, column === 'name' ? 'asc' : 'desc'))}
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
  return (
    <th
      scope="col"
      aria-sort={ariaSort(sorted)}
      className={classNames('p-0 font-medium', first ? 'sticky left-0 bg-canvas pr-3 text-left' : 'pl-3 text-right')}
    >
      <SortButton sorted={sorted} side={first ? 'left' : 'right'} explanation={explanation} onSort={onSort}>
        {children}
      </SortButton>
    </th>
  );
}
