import { classNames } from '#app/lib/class-names.ts';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t } from '#app/messages/task-list.ts';
import { BUDGET_COLUMN, COLUMN, rowClass, rowHeightClass, TRIGGER_COLUMN } from './task-columns.ts';
import { TaskTableHead } from './task-table-head.tsx';

const TITLE_WIDTHS = ['w-48', 'w-64', 'w-40', 'w-56', 'w-52', 'w-36', 'w-60', 'w-44'];

export function TaskTableSkeleton({ withWorker = true }) {
  return (
    <Waiting label={t('loading')}>
      <div className="@container mx-auto max-w-page" aria-hidden>
        <TaskTableHead withWorker={withWorker} />
        {TITLE_WIDTHS.map((width) => (
          <div
            key={width}
            className={classNames(
              'h-(--row) border-b border-line px-2.5',
              rowHeightClass({}),
              rowClass({ withWorker }),
            )}
          >
            <Skeleton className="row-span-2 size-4 as-table:row-span-1" />
            <Skeleton className="order-2 h-3 w-16 as-table:order-none" />
            <Skeleton className={classNames('h-3 max-w-full', width)} />
            {withWorker && <Skeleton className={classNames(COLUMN, 'h-3 w-24')} />}
            <Skeleton className={classNames(TRIGGER_COLUMN, 'h-3 w-10')} />
            <Skeleton className={classNames(BUDGET_COLUMN, 'h-3 w-14')} />
            <Skeleton className={classNames(COLUMN, 'h-3 w-4 justify-self-end')} />
            <Skeleton className={classNames(COLUMN, 'h-3 w-8 justify-self-end')} />
            <Skeleton className={classNames(COLUMN, 'h-3 w-10 justify-self-end')} />
            <Skeleton className={classNames(COLUMN, 'h-3 w-6 justify-self-end')} />
            <Skeleton className="order-3 col-span-2 mt-1.5 h-3 w-40 as-table:hidden" />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
