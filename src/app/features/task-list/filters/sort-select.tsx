import type { TaskFilter } from '#app/data/task-filter.ts';
import { t } from '#app/messages/task-list.ts';

const ORDERS = [
  { name: 'newest', sort: undefined, order: undefined },
  { name: 'oldest', sort: undefined, order: 'asc' },
  { name: 'mostCredits', sort: 'credits', order: undefined },
  { name: 'fewestCredits', sort: 'credits', order: 'asc' },
  { name: 'longest', sort: 'durationMs', order: undefined },
  { name: 'shortest', sort: 'durationMs', order: 'asc' },
  { name: 'mostTurns', sort: 'turnCount', order: undefined },
  { name: 'fewestTurns', sort: 'turnCount', order: 'asc' },
] as const;

export function SortSelect({ filter, onChange }: { filter: TaskFilter; onChange: (filter: TaskFilter) => void }) {
  const now = ORDERS.find(({ sort, order }) => sort === filter.sort && order === filter.order);
  return (
    <select
      aria-label={t('sortOrder')}
      value={now?.name}
      className="h-8 min-w-0 rounded border border-edge bg-surface px-1.5 text-xs text-ink-2"
      onChange={({ target }) => {
        const chosen = ORDERS.find(({ name }) => name === target.value);
        if (chosen) onChange({ ...filter, sort: chosen.sort, order: chosen.order });
      }}
    >
      {ORDERS.map(({ name }) => (
        <option key={name} value={name}>
          {t(`order.${name}`)}
        </option>
      ))}
    </select>
  );
}
