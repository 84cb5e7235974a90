import type { ReactNode } from 'react';
import type { Order } from '#contract/task-list-query.ts';
import type { KnownUsage } from '#app/data/usage.ts';
import { EmptyState } from '#app/components/empty-state.tsx';
import { t } from '#app/messages/usage.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { MostExpensive } from './most-expensive.tsx';
import type { Figure } from './figures.ts';
import type { Before } from './change.ts';
import { FiguresLine } from './figures-line.tsx';
import { groupLabel } from './group-words.ts';
import { OverWords } from './over-words.tsx';
import { UsageChart } from './usage-chart.tsx';
import { WorkerOfUsage } from './use-tasks-behind.ts';

type UsageFiguresProps = {
  known: KnownUsage;
  /** The period before. */
  before: Before | undefined;
  creditsLeft: number | undefined;
  workerTitle: (workerId: string) => string;
  now: number;
  sort: Figure | 'name';
  order: Order;
  intervalPicker: ReactNode;
  onSort: (sort: Figure | 'name', order: Order) => void;
};

export function UsageFigures({
  known: { usage, over, workerId },
  before,
  creditsLeft,
  workerTitle,
  now,
  intervalPicker,
  ...sorting
}: UsageFiguresProps) {
  const { groupBy } = usage;
  const labelOf = (key: string) => (groupBy === null ? key : groupLabel(groupBy, key, usage.groups, workerTitle));
  return (
    <WorkerOfUsage value={workerId}>
      {over !== null && <OverWords {...over} />}
      <FiguresLine
        usage={usage}
        before={over === null ? before : undefined}
        // All workers spend them.
        creditsLeft={workerId === undefined ? creditsLeft : undefined}
        now={now}
      />
      {usage.totals.turns === 0 ? (
        <EmptyState title={t('noUsage')}>{t('noUsageExplained')}</EmptyState>
      ) : (
        <>
          <UsageChart usage={usage} labelOf={labelOf} intervalPicker={intervalPicker} />
          {groupBy !== null && <BreakdownTable usage={usage} groupBy={groupBy} labelOf={labelOf} {...sorting} />}
          <MostExpensive usage={usage} />
        </>
      )}
    </WorkerOfUsage>
  );
}
