import { ArrowUpDown } from 'lucide-react';
import { ChoiceMenu } from '#app/components/choice-menu.tsx';
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
  const now = ORDERS.find(({ sort, order }) => sort === filter.sort && order === filter.order) ?? ORDERS[0];
  return (
    <ChoiceMenu
      name={t('sortedBy', { order: t(`order.${now.name}`) })}
      label={t('sortOrder')}
      look="plain"
      size="small"
      className="h-8! min-w-0"
      choices={ORDERS.map(({ name }) => ({ value: name, label: t(`order.${name}`) }))}
      value={now.name}
      onChange={(name) => {
        const chosen = ORDERS.find((one) => one.name === name);
        if (chosen) onChange({ ...filter, sort: chosen.sort, order: chosen.order });
      }}
    >
      <ArrowUpDown size={14} aria-hidden />
      <span className="truncate">{t(`order.${now.name}`)}</span>
    </ChoiceMenu>
  );
}
