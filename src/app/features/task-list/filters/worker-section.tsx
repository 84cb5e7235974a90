import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { workersQuery } from '#app/data/workers.ts';
import { t } from '#app/messages/task-list.ts';
import { ChoiceList } from './choice-list.tsx';
import { CommitOnBlurInput } from './commit-on-blur-input.tsx';
import type { FilterSectionProps } from './filter-sections.tsx';

/** With more workers there is a search field. */
const MAX_WITHOUT_SEARCH = 8;

/** Asks for an id if the API cannot list workers. */
export function WorkerSection({ filter, onChange }: FilterSectionProps) {
  const { data: workers } = useQuery(workersQuery);
  const [query, setQuery] = useState('');
  const chosen = filter.workerId ?? [];
  const known = workers ?? [];
  const options = [
    ...known.map((worker) => ({ value: worker.id, label: workerTitle(worker) })),
    // A deleted or unlisted worker.
    ...chosen.filter((id) => known.every((worker) => worker.id !== id)).map((id) => ({ value: id, label: id })),
  ];
  const shown = options.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));

  return (
    <div className="grid gap-2">
      {options.length > MAX_WITHOUT_SEARCH && (
        <input
          type="text"
          aria-label={t('findWorker')}
          placeholder={t('findWorker')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          className="h-8 w-full rounded border border-edge bg-surface px-2 text-sm"
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <ChoiceList
        label={t('section.worker')}
        options={shown}
        chosen={filter.workerId}
        onChange={(workerId) => onChange({ ...filter, workerId })}
      />
      {options.length > 0 && shown.length === 0 && <p className="px-1.5 text-sm text-ink-3">{t('noWorkers')}</p>}
      {workers === null && (
        <CommitOnBlurInput
          label={t('workerId')}
          value=""
          spellCheck={false}
          onCommit={(id) => {
            if (id.trim() !== '') onChange({ ...filter, workerId: [...chosen, id.trim()] });
          }}
        />
      )}
    </div>
  );
}
