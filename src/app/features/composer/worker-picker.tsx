import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { UsageOfGroup } from '#contract/usage.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import { readLastWorker, rememberWorker } from '#app/data/last-worker.ts';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { COST_DAYS, costOfGroup } from '#app/data/spending.ts';
import { workerUsageQuery } from '#app/data/worker-usage.ts';
import { splitOneOffs } from '#app/entities/worker/one-off.ts';
import { recentFirst } from '#app/entities/worker/recent-first.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t } from '#app/messages/composer.ts';
import { t as tTask } from '#app/messages/task.ts';
import { Combobox, type ComboboxOption } from '#app/components/combobox.tsx';
import { Bot, ChevronDown } from 'lucide-react';
import type { WorkerFieldProps } from './composer-foot.tsx';

type WorkerPickerProps = WorkerFieldProps & {
  /** Undefined while they load. */
  workers: readonly WorkerTemplate[] | undefined;
};

const EVERY_MS = 60_000;
const NO_WORKERS: readonly WorkerTemplate[] = [];

/** Recently used workers first, each with its usual price; one-off workers are folded. */
export function WorkerPicker({ workers = NO_WORKERS, workerId, budget, onChange }: WorkerPickerProps) {
  const client = useQueryClient();
  const local = useLocalTasks();
  const [isWanted, setWanted] = useState(false);
  const now = useNow(EVERY_MS);
  const { data: usage } = useQuery({ ...workerUsageQuery({ days: COST_DAYS + 1, budget, now }), enabled: isWanted });
  // The composer renders with each key, and there may be thousands of one-off workers.
  const { options, folded } = useMemo(() => {
    const { permanent, oneOffs } = splitOneOffs(recentFirst(workers, local));
    const newWorker: ComboboxOption = { value: null, label: t('newWorker'), about: t('newWorkerHint') };
    return {
      options: [newWorker, ...permanent.map((worker) => toOption(worker, usage?.byWorker.get(worker.id)))],
      folded: {
        label: t('oneOff', { count: oneOffs.length }),
        about: t('oneOffHint'),
        options: oneOffs.map((worker) => ({
          ...toOption(worker, usage?.byWorker.get(worker.id)),
          about: tTask('oneOff'),
        })),
      },
    };
  }, [workers, local, usage]);
  const last = readLastWorker(client);
  const chosen =
    workers.find(({ id }) => id === workerId) ??
    (workerId === null ? undefined : { id: workerId, ...(last?.id === workerId && { title: last.title }) });
  const title = chosen === undefined ? t('newWorker') : workerTitle(chosen);

  return (
    <span className="contents" onPointerEnter={() => setWanted(true)} onFocus={() => setWanted(true)}>
      <Combobox
        name={t('workerButton', { worker: title })}
        explanation={workerId === null ? t('newWorkerHint') : undefined}
        label={t('chooseWorker')}
        listLabel={t('workers')}
        fieldLabel={t('findWorker')}
        empty={t('noWorkersFound')}
        options={options}
        folded={folded}
        value={workerId}
        onChange={(picked) => {
          rememberWorker(client, picked);
          onChange(picked);
        }}
      >
        <Bot size={15} className="shrink-0" aria-hidden />
        <span dir="auto" className="max-w-20 truncate @md:max-w-32">
          {title}
        </span>
        <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
      </Combobox>
    </span>
  );
}

function toOption(worker: WorkerTemplate, usage: UsageOfGroup | undefined): ComboboxOption {
  const cost = usage && costOfGroup(usage);
  return {
    value: worker.id,
    label: workerTitle(worker),
    about: worker.summary?.trim() || null,
    ...(cost?.p50 != null && {
      figure: t.rich('usualPrice', {
        count: cost.p50,
        seen: <span aria-hidden />,
        heard: <span className="sr-only" />,
      }),
    }),
  };
}
