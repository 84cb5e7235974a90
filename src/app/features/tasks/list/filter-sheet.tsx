import type { TaskFilter } from '#app/data/task-filter.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { cleared } from './filter-chips.ts';
import { FILTER_CONTROLS, NOT_LOCAL } from './filter-controls.ts';

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
          <Button look="primary" onClick={onClose}>
            Show {found}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {FILTER_CONTROLS.filter((control) => !isLocal || control.isLocal).map(({ label, Section }) => (
          <section key={label}>
            <h3 className="pb-1.5 text-xs font-medium text-ink-3">{label}</h3>
            <Section filter={filter} onChange={onChange} />
          </section>
        ))}
        {isLocal && <p className="text-xs text-ink-3">{NOT_LOCAL}</p>}
      </div>
    </Dialog>
  );
}
