import type { WorkerTemplate } from '#contract/worker.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { t } from '#app/messages/composer.ts';
import { Combobox, type ComboboxOption } from '#app/components/combobox.tsx';
import { Bot, ChevronDown } from 'lucide-react';
import type { WorkerFieldProps } from './composer-foot.tsx';

type WorkerPickerProps = WorkerFieldProps & { workers: readonly WorkerTemplate[] };

export function WorkerPicker({ workers, workerId, onChange }: WorkerPickerProps) {
  const chosen = workers.find(({ id }) => id === workerId);
  const title = workerId === null ? t('newWorker') : workerTitle(chosen ?? { id: workerId });
  const newWorker: ComboboxOption = { value: null, label: t('newWorker'), about: t('newWorkerHint') };
  return (
    <Combobox
      name={t('workerButton', { worker: title })}
      explanation={workerId === null ? t('newWorkerHint') : undefined}
      label={t('chooseWorker')}
      listLabel={t('workers')}
      fieldLabel={t('findWorker')}
      empty={t('noWorkersFound')}
      options={[newWorker, ...workers.map(toOption)]}
      value={workerId}
      onChange={onChange}
    >
      <Bot size={15} className="shrink-0" aria-hidden />
      <span dir="auto" className="max-w-20 truncate @md:max-w-32">
        {title}
      </span>
      <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
    </Combobox>
  );
}

function toOption(worker: WorkerTemplate): ComboboxOption {
  return { value: worker.id, label: workerTitle(worker), about: worker.summary?.trim() || null };
}
