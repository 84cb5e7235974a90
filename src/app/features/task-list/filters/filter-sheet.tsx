import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { cleared } from './filter-chips.ts';
import { FILTER_CONTROLS, NOT_LOCAL, type FilterControl } from './filter-controls.ts';

type FilterSheetProps = {
  filter: TaskFilter;
  onChange: (filter: TaskFilter) => void;
  onClose: () => void;
  isLocal: boolean;
  /** How many fit, in words. */
  found: string;
};

/** All filters at once, for a page that has no room for a row of them. Each is in force as it is chosen. */
export function FilterSheet({ filter, onChange, onClose, isLocal, found }: FilterSheetProps) {
  return (
    <Dialog
      title="Filters"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onChange({ ...cleared(filter), q: filter.q })}>Clear all</Button>
          <Button look="primary" onClick={onClose}>{`Show ${found || 'the tasks'}`}</Button>
        </>
      }
    >
      <div className="divide-y divide-line">
        {FILTER_CONTROLS.filter((control) => !isLocal || control.isLocal).map((control) => (
          <SheetSection key={control.label} control={control} filter={filter} onChange={onChange} />
        ))}
        {isLocal && <p className="pt-3 text-xs text-ink-3">{NOT_LOCAL}</p>}
      </div>
    </Dialog>
  );
}

type SheetSectionProps = Pick<FilterSheetProps, 'filter' | 'onChange'> & { control: FilterControl };

/** Folded, unless something was asked for here when the sheet was opened. */
function SheetSection({ control: { label, Section, isActive }, filter, onChange }: SheetSectionProps) {
  const [startsOpen] = useState(() => isActive(filter));
  return (
    <details open={startsOpen} className="group">
      <summary className="flex h-10 list-none items-center justify-between text-sm font-medium [&::-webkit-details-marker]:hidden">
        <span>{label}</span>
        <ChevronDown size={14} aria-hidden className="text-ink-3 group-open:rotate-180" />
      </summary>
      <div className="pb-3">
        <Section filter={filter} onChange={onChange} />
      </div>
    </details>
  );
}
