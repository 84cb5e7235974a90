import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ONE_OFF, type WorkerTemplate } from '#contract/worker.ts';
import { Button } from '#app/components/button.tsx';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { splitOneOffs } from '#app/entities/worker/one-off.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { createdWorkers, useLocalTasks } from '#app/data/local-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/task-list.ts';
import { ChoiceList } from './choice-list.tsx';
import { CommitOnBlurInput } from '#app/components/commit-on-blur-input.tsx';
import type { FilterSectionProps } from './filter-sections.tsx';

/** With more workers there is a search field. */
const MAX_WITHOUT_SEARCH = 8;

/** Asks for an id if the API cannot list workers. */
export function WorkerSection({ filter, onChange }: FilterSectionProps) {
  const { data: workers } = useQuery(workersQuery);
  const [query, setQuery] = useState('');
  const chosen = filter.workerId ?? [];
  const { permanent, oneOffs } = splitOneOffs(workers ?? []);
  const [isUnfolded, setUnfolded] = useState(() => oneOffs.some(({ id }) => chosen.includes(id)));
  const known = [...permanent, ...oneOffs].map(toOption);
  // A deleted or unlisted worker.
  const unknown = chosen.filter((id) => id !== ONE_OFF && known.every(({ value }) => value !== id));
  const options = [...permanent.map(toOption), ...unknown.map((id) => ({ value: id, label: id }))];
  const searched = query.trim().toLowerCase();
  const isFound = ({ label }: { label: string }) => label.toLowerCase().includes(searched);
  const isSearching = searched !== '';
  const found = options.filter(isFound);
  const foundOneOffs = isSearching || isUnfolded ? oneOffs.map(toOption).filter(isFound) : [];
  // Without a list of workers, the tasks of this browser are filtered here.
  const localOneOffs = createdWorkers(useLocalTasks());
  const canFilterAll =
    chosen.includes(ONE_OFF) ||
    (workers === null ? localOneOffs.size > 0 : oneOffs.some(({ oneOff }) => oneOff !== undefined));
  const count = workers === null ? localOneOffs.size : oneOffs.length;
  const allOneOffs = { value: ONE_OFF, label: t('allOneOff', { count }) };
  const choice = {
    chosen: filter.workerId,
    onChange: (workerId: TaskFilter['workerId']) => onChange({ ...filter, workerId }),
  };

  return (
    <div className="grid gap-2">
      {known.length > MAX_WITHOUT_SEARCH && (
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
        options={canFilterAll && !isSearching ? [...found, allOneOffs] : found}
        {...choice}
      />
      {oneOffs.length > 0 && !isSearching && (
        <Button
          look="quiet"
          size="small"
          aria-expanded={isUnfolded}
          className="justify-self-start"
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <ChevronRight size={14} className={classNames(isUnfolded && 'rotate-90')} aria-hidden />
          {t('eachOneOff')}
        </Button>
      )}
      {foundOneOffs.length > 0 && <ChoiceList label={t('oneOffWorkers')} options={foundOneOffs} {...choice} />}
      {known.length > 0 && isSearching && found.length + foundOneOffs.length === 0 && (
        <p className="px-1.5 text-sm text-ink-3">{t('noWorkers')}</p>
      )}
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

const toOption = (worker: WorkerTemplate) => ({ value: worker.id, label: workerTitle(worker) });
