import type { TaskFilterInUrl } from './use-task-filter.ts';
import { SearchField } from './search-field.tsx';
import type { TaskTotal } from './use-task-total.ts';

type TaskToolbarProps = {
  inUrl: TaskFilterInUrl;
  total: TaskTotal;
  /** The list is this browser's own: only what its tasks tell can be asked for. */
  isLocal: boolean;
  workerTitle: (workerId: string) => string;
};

/** What is searched, filtered and counted, in a line over the list. */
export function TaskToolbar({ inUrl: { filter, type }, total, isLocal }: TaskToolbarProps) {
  return (
    <div className="shrink-0 border-b border-line px-4 py-2 md:px-6">
      <div className="flex items-center gap-2">
        <SearchField
          value={filter.q ?? ''}
          label={isLocal ? 'Search titles' : 'Search titles, inputs, outputs'}
          onSearch={(q) => type({ ...filter, q: q === '' ? undefined : q })}
        />
        <span className="figures ml-auto text-xs text-ink-3">{total.words}</span>
      </div>
    </div>
  );
}
