import type { WorkerTemplate } from '#contract/worker.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { t } from '#app/messages/composer.ts';
import { Button } from '#app/components/button.tsx';
import { Bot, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WorkerFieldProps } from './composer-foot.tsx';
import { WorkerList } from './worker-list.tsx';

type WorkerPickerProps = WorkerFieldProps & { workers: readonly WorkerTemplate[] };

/** Chooses the worker of a new task: a button, and a list to filter and walk with the arrows (WAI-ARIA combobox). */
export function WorkerPicker({ workers, workerId, onChange }: WorkerPickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = workers.find(({ id }) => id === workerId);
  const label = workerId === null ? t('newWorker') : workerTitle(chosen ?? { id: workerId });

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <div className="relative">
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('workerButton', { worker: label })}
        title={workerId === null ? t('newWorkerHint') : label}
        onClick={() => setOpen(!open)}
      >
        <Bot size={15} className="shrink-0" aria-hidden />
        <span dir="auto" className="max-w-20 truncate @md:max-w-32">
          {label}
        </span>
        <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
      </Button>
      {open && (
        <WorkerList
          workers={workers}
          workerId={workerId}
          onClose={close}
          onLeave={() => setOpen(false)}
          onChoose={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </div>
  );
}
