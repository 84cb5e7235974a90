import { X } from 'lucide-react';
import type { Elements } from '#app/components/elements.ts';
import { tooltip } from '#app/components/tooltip.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { classNames } from '#app/lib/class-names.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import { t } from '#app/messages/task-list.ts';
import { clearFilter, filterChips, type Names } from './registry.tsx';

type ChipRowProps = {
  className: string;
  filter: TaskFilter;
  /** Saves the filtered list. */
  saveView: Elements;
  onChange: (filter: TaskFilter) => void;
  names: Names;
};

/** The chosen filters, where the page is too narrow for their buttons. Removing a chip moves focus to the next one, else to the page. */
export function ChipRow({ className, filter, saveView, names, onChange }: ChipRowProps) {
  const all = filterChips(filter, names);
  if (all.length === 0) return null;
  const chips = all.filter(({ hasOwnChips }) => !hasOwnChips);

  return (
    <ul aria-label={t('filters')} className={classNames('flex flex-wrap items-center gap-1.5 pt-2', className)}>
      {chips.map(({ words, without }) => (
        <li key={words} className="min-w-0">
          <button
            type="button"
            {...tooltip(words, { ifCutOff: true })}
            aria-label={t('removeFilter', { filter: words })}
            className="inline-flex h-6 max-w-80 min-w-0 items-center gap-1 rounded-full bg-accent-soft pr-1.5 pl-2.5 text-xs hover:text-accent"
            onClick={(event) => {
              const item = event.currentTarget.closest('li');
              const beside = item?.nextElementSibling ?? item?.previousElementSibling;
              if (chips.length > 1) beside?.querySelector('button')?.focus();
              else focusPage();
              onChange(without);
            }}
          >
            <span dir="auto" className="truncate">
              {words}
            </span>
            <X size={12} aria-hidden className="shrink-0" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="h-6 rounded px-1.5 text-xs text-ink-2 hover:bg-raised hover:text-ink"
          onClick={() => {
            focusPage();
            onChange(clearFilter(filter));
          }}
        >
          {t('clearAll')}
        </button>
      </li>
      <li>{saveView}</li>
    </ul>
  );
}
