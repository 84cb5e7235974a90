import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { classNames } from '#app/lib/class-names.ts';
import type { TaskSort } from '#contract/task-list-query.ts';
import { t } from '#app/messages/task.ts';
import { BUDGET_COLUMN, COLUMN, rowClass, TRIGGER_COLUMN } from './task-columns.ts';

type TaskTableHeadProps = {
  filter?: TaskFilter;
  onSort?: ((filter: TaskFilter) => void) | undefined;
  selectAllCheckbox?: ReactNode;
  withWorker?: boolean;
};

export function TaskTableHead({ filter = {}, onSort, selectAllCheckbox, withWorker = true }: TaskTableHeadProps) {
  const sorting = { filter, onSort };
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas as-table:block">
      <div
        role="row"
        aria-rowindex={1}
        className={classNames(
          'relative h-8 border-b border-line px-2.5 text-xs font-medium text-ink-3',
          rowClass({ withWorker }),
        )}
      >
        <span role="columnheader">{selectAllCheckbox}</span>
        <Head>{t('field.status')}</Head>
        <Head>{t('field.title')}</Head>
        {withWorker && <Head className={COLUMN}>{t('worker')}</Head>}
        <Head className={TRIGGER_COLUMN}>{t('field.trigger')}</Head>
        <Head className={BUDGET_COLUMN}>{t('field.budget')}</Head>
        <SortHead by="turnCount" name={t('field.turns')} {...sorting} />
        <SortHead by="credits" name={t('field.credits')} {...sorting} />
        <SortHead by="durationMs" name={t('field.duration')} {...sorting} />
        <SortHead by="createdAt" name={t('field.created')} {...sorting} />
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

type SortHeadProps = { by: TaskSort; name: string } & Required<Pick<TaskTableHeadProps, 'filter' | 'onSort'>>;

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
          '-my-1 inline-flex max-w-full items-baseline gap-0.5 rounded-sm py-1 whitespace-nowrap hover:text-ink',
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
        <span className="truncate">{name}</span>
      </button>
    </span>
  );
}
