import type { TaskFilter } from '#app/data/task-filter.ts';

const ORDERS: readonly { words: string; order: Pick<TaskFilter, 'sort' | 'order'> }[] = [
  { words: 'Newest first', order: {} },
  { words: 'Oldest first', order: { order: 'asc' } },
  { words: 'Most credits first', order: { sort: 'credits' } },
  { words: 'Fewest credits first', order: { sort: 'credits', order: 'asc' } },
  { words: 'Longest first', order: { sort: 'durationMs' } },
  { words: 'Shortest first', order: { sort: 'durationMs', order: 'asc' } },
  { words: 'Most turns first', order: { sort: 'turnCount' } },
  { words: 'Fewest turns first', order: { sort: 'turnCount', order: 'asc' } },
];

export function SortSelect({ filter, onChange }: { filter: TaskFilter; onChange: (filter: TaskFilter) => void }) {
  const now = ORDERS.find(({ order }) => order.sort === filter.sort && order.order === filter.order);
  return (
    <select
      aria-label="Order"
      value={now?.words}
      className="h-8 min-w-0 rounded border border-edge bg-surface px-1.5 text-xs text-ink-2"
      onChange={({ target }) => {
        const chosen = ORDERS.find(({ words }) => words === target.value);
        if (chosen) onChange({ ...filter, sort: chosen.order.sort, order: chosen.order.order });
      }}
    >
      {ORDERS.map(({ words }) => (
        <option key={words}>{words}</option>
      ))}
    </select>
  );
}
