import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/task-compare.ts';
import type { Heads } from './sides.ts';
import type { ItemDifference } from './turn-differences.ts';

const looks: Record<ItemDifference['in'], { sign: string; text: string }> = {
  before: { sign: '−', text: 'text-error' },
  after: { sign: '+', text: 'text-completed' },
  both: { sign: ' ', text: 'text-ink-3' },
};

type ItemDifferencesProps = {
  name: string;
  items: readonly ItemDifference[];
  sides: Heads;
};

export function ItemDifferences({ name, items, sides }: ItemDifferencesProps) {
  if (items.length === 0) return <p className="text-sm text-ink-3">{t('none')}</p>;
  const where = {
    before: t('onlyIn', { side: sides.before }),
    after: t('onlyIn', { side: sides.after }),
    both: t('inBoth'),
  };
  return (
    <ul aria-label={name} className="grid grid-cols-1 gap-0.5 text-sm">
      {items.map((item) => (
        <li key={item.key} className="flex min-w-0 items-baseline gap-2">
          <span aria-hidden className={classNames('figures w-3 shrink-0', looks[item.in].text)}>
            {looks[item.in].sign}
          </span>
          <span className={classNames('min-w-0 break-words', item.in === 'both' && 'text-ink-2')}>{item.label}</span>
          <span className="shrink-0 text-xs text-ink-3">{where[item.in]}</span>
        </li>
      ))}
    </ul>
  );
}
