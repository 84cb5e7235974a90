import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { ONE_OFF, type WorkerTemplate } from '#contract/worker.ts';
import { Clearable } from '#app/components/clearable.tsx';
import { Combobox, type ComboboxOption } from '#app/components/combobox.tsx';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { splitOneOffs } from '#app/entities/worker/one-off.ts';
import { recentFirst } from '#app/entities/worker/recent-first.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { t } from '#app/messages/usage.ts';

type WorkerFilterProps = {
  workerId: string | undefined;
  titleOf: (workerId: string) => string;
  onChange: (workerId: string | undefined) => void;
};

const NO_WORKERS: readonly WorkerTemplate[] = [];

/** Limits the figures to one worker, or to all one-off workers. Without a list of workers, a filter can only be cleared. */
export function WorkerFilter({ workerId, titleOf, onChange }: WorkerFilterProps) {
  const { data: workers } = useQuery(workersQuery);
  const local = useLocalTasks();
  const { options, folded } = useMemo(() => {
    const { permanent, oneOffs } = splitOneOffs(recentFirst(workers ?? NO_WORKERS, local));
    // An API that marks them can add them up.
    const canAddUp = oneOffs.some(({ oneOff }) => oneOff !== undefined);
    return {
      options: [
        { value: null, label: t('allWorkers'), about: null },
        ...permanent.map(toOption),
        ...(canAddUp ? [{ value: ONE_OFF, label: t('oneOffWorkers', { count: oneOffs.length }), about: null }] : []),
      ],
      folded: {
        label: t('eachOneOff'),
        about: t('eachOneOffHint'),
        options: oneOffs.map(toOption),
      },
    };
  }, [workers, local]);
  if (workers == null && workerId === undefined) return null;
  const name = workerId === undefined ? t('allWorkers') : t('ofWorker', { worker: titleOf(workerId) });
  return (
    <Clearable
      label={workerId === undefined ? undefined : t('removeWorker', { filter: name })}
      onClear={() => onChange(undefined)}
    >
      <Combobox
        look={{ size: 'small' }}
        className="min-w-0"
        name={name}
        explanation={undefined}
        label={t('chooseWorker')}
        listLabel={t('workers')}
        fieldLabel={t('findWorker')}
        empty={t('noWorkersFound')}
        options={options}
        folded={folded}
        value={workerId ?? null}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      >
        <span dir="auto" className="max-w-52 truncate">
          {name}
        </span>
        <ChevronDown size={12} className="shrink-0 text-ink-3" aria-hidden />
      </Combobox>
    </Clearable>
  );
}

function toOption(worker: WorkerTemplate): ComboboxOption {
  return { value: worker.id, label: workerTitle(worker), about: worker.summary?.trim() || null };
}
