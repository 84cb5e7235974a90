import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { t } from '#app/messages/task-list.ts';
import { clearFilter, isSectionActive, worksLocally, type FilterSection } from './registry.tsx';

type FilterSheetProps = {
  sections: readonly FilterSection[];
  filter: TaskFilter;
  onChange: (filter: TaskFilter) => void;
  onClose: () => void;
  isLocal: boolean;
  found: string;
};

export function FilterSheet({ sections, filter, onChange, onClose, isLocal, found }: FilterSheetProps) {
  return (
    <Dialog
      title={t('filters')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onChange({ ...clearFilter(filter), q: filter.q })}>{t('clearAll')}</Button>
          <Button look="primary" onClick={onClose}>
            {found === '' ? t('showTasks') : t('show', { tasks: found })}
          </Button>
        </>
      }
    >
      <div className="divide-y divide-line">
        {sections
          .filter(({ name }) => !isLocal || worksLocally(name))
          .map((section) => (
            <SheetSection key={section.name} section={section} filter={filter} onChange={onChange} />
          ))}
        {isLocal && <p className="pt-3 text-xs text-ink-3">{t('localOnly')}</p>}
      </div>
    </Dialog>
  );
}

type SheetSectionProps = Pick<FilterSheetProps, 'filter' | 'onChange'> & { section: FilterSection };

/** Starts open if one of its filters is set. */
function SheetSection({ section: { name, Section }, filter, onChange }: SheetSectionProps) {
  const [startsOpen] = useState(() => isSectionActive(name, filter));
  return (
    <details open={startsOpen} className="group">
      <summary className="flex h-10 list-none items-center justify-between text-sm font-medium [&::-webkit-details-marker]:hidden">
        <span>{t(`section.${name}`)}</span>
        <ChevronDown size={14} aria-hidden className="text-ink-3 group-open:rotate-180" />
      </summary>
      <div className="pb-3">
        <Section filter={filter} onChange={onChange} />
      </div>
    </details>
  );
}
