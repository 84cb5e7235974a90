import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { classNames } from '#app/lib/class-names.ts';
import type { TaskSort } from '#contract/task-list-query.ts';
import { BUDGET_COLUMN, COLUMN, ROW, TRIGGER_COLUMN } from './task-columns.ts';

type TaskTableHeadProps = {
  filter?: TaskFilter;
  onSort?: ((filter: TaskFilter) => void) | undefined;
  selectAllCheckbox?: ReactNode;
};

export function TaskTableHead({ filter = {}, onSort, selectAllCheckbox }: TaskTableHeadProps) {
  const sorting = { filter, onSort };
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas as-table:block">
      <div
        role="row"
        aria-rowindex={1}
        className={classNames('relative h-8 border-b border-line px-2.5 text-xs font-medium text-ink-3', ROW)}
      >
        <span role="columnheader">{selectAllCheckbox}</span>
        <Head>Status</Head>
        <Head>Title</Head>
        <Head className={COLUMN}>Worker</Head>
        <Head className={TRIGGER_COLUMN}>Trigger</Head>
        <Head className={BUDGET_COLUMN}>Budget</Head>
        <SortHead by="turnCount" name="Turns" {...sorting} />
        <SortHead by="credits" name="Credits" {...sorting} />
        <SortHead by="durationMs" name="Duration" {...sorting} />
        <SortHead by="createdAt" name="Created" {...sorting} />
      </div>
    </div>
  );
}

function Head({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span role="columnheader" className={className}>
      {children}
    </span>
  );
}

type SortHeadProps = { by: TaskSort; name: string } & Required<Omit<TaskTableHeadProps, 'selectAllCheckbox'>>;

/** The first click sorts descending, the next one ascending. */
function SortHead({ by, name, filter, onSort }: SortHeadProps) {
  if (onSort === undefined) return <Head className={classNames(COLUMN, 'text-right')}>{name}</Head>;
  const isSorted = (filter.sort ?? 'createdAt') === by;
  const ascends = isSorted && filter.order === 'asc';
  const Arrow = ascends ? ArrowUp : ArrowDown;
  return (
    <span
      role="columnheader"
      aria-sort={isSorted ? (ascends ? 'ascending' : 'descending') : 'none'}
      className={classNames(COLUMN, 'text-right')}
    >
      <button
        type="button"
        className={classNames(
          '-my-1 inline-flex items-baseline gap-0.5 rounded-sm py-1 whitespace-nowrap hover:text-ink',
          isSorted && 'text-ink',
        )}
        onClick={() =>
          onSort({
            ...filter,
            sort: by === 'createdAt' ? undefined : by,
            order: isSorted && !ascends ? 'asc' : undefined,
          })
        }
      >
        {isSorted && <Arrow size={12} aria-hidden className="-ml-3.5 shrink-0 self-center" />}
        <span>{name}</span>
      </button>
    </span>
  );
}
