import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { tooltip } from './tooltip.ts';

type Order = 'asc' | 'desc';

type SortButtonProps = {
  /** Undefined: the table is sorted by another column. */
  sorted: Order | undefined;
  /** Which side of the column the text is on. The arrow is on the other side. */
  side: 'left' | 'right';
  explanation: string;
  onSort: () => void;
  children: ReactNode;
};

/** The head of a column that can be sorted. */
export function SortButton({ sorted, side, explanation, onSort, children }: SortButtonProps) {
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      {...tooltip(explanation, { describes: true })}
      onClick={onSort}
      className={classNames(
        'inline-flex items-center gap-1 rounded py-1.5 whitespace-nowrap hover:text-ink',
        side === 'left' ? 'flex-row-reverse' : '',
        sorted !== undefined && 'text-ink',
      )}
    >
      <Arrow size={12} aria-hidden className={classNames(sorted === undefined && 'invisible')} />
      <span>{children}</span>
    </button>
  );
}

export function ariaSort(sorted: Order | undefined): 'ascending' | 'descending' | undefined {
  return sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending';
}

/** The order after a press: the usual one of a column first, then the other. */
export function nextOrder(sorted: Order | undefined, usual: Order): Order {
  if (sorted === undefined) return usual;
  return sorted === 'asc' ? 'desc' : 'asc';
}
