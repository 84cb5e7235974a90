import type { WorkerTemplate } from '#contract/worker.ts';
import { useEffect, type ReactNode } from 'react';
import { t } from '#app/messages/composer.ts';
import { NEW_TASK } from '#app/sending/draft.ts';
import { useDrafts } from '#app/sending/outbox-provider.tsx';
import { Composer } from './composer.tsx';
import { DraftOrigin } from './draft-origin.tsx';
import { ExamplePrompts } from './example-prompts.tsx';
import { useFillDraft } from './use-fill-draft.ts';
import { useLastWorker } from './use-last-worker.ts';
import { WorkerIdField } from './worker-id-field.tsx';
import { WorkerPicker } from './worker-picker.tsx';

const FEW_TASKS = 3;

type NewTaskViewProps = {
  /** Null if the API cannot list workers, undefined while they load. */
  workers: readonly WorkerTemplate[] | null | undefined;
  /** Shown above the composer. */
  above: ReactNode;
  /** Says why not all workers can be chosen. */
  notice: ReactNode;
  /** Undefined if the API does not list tasks. */
  taskCount: number | undefined;
  /** From the address. */
  workerId: string | null;
  /** What the worker cannot do, said until a few tasks were sent. */
  caution: string | undefined;
  outgoing: ReactNode;
};

export function NewTaskView({ workers, above, notice, taskCount, workerId, caution, outgoing }: NewTaskViewProps) {
  const drafts = useDrafts();
  const fillDraft = useFillDraft(NEW_TASK);
  const isNew = taskCount !== undefined && taskCount < FEW_TASKS;

  useEffect(() => {
    if (workerId !== null) drafts.edit(NEW_TASK, { workerId });
  }, [drafts, workerId]);
  useLastWorker(workers, workerId === null);

  return (
    <div className="mx-auto w-full max-w-measure px-4 pt-[clamp(1.5rem,12vh,8rem)] pb-16 md:px-2">
      <h2 className="mb-5 text-xl font-semibold tracking-tight">{t('newTask')}</h2>
      {above}
      <DraftOrigin />
      <Composer
        placeholder={t('newTaskPlaceholder')}
        renderWorkerField={(field) =>
          workers === null ? <WorkerIdField {...field} /> : <WorkerPicker {...field} workers={workers} />
        }
        takesFocus
      />
      {notice && <div className="mt-3">{notice}</div>}
      {isNew && caution !== undefined && <p className="mt-2 text-xs text-pretty text-ink-3">{caution}</p>}
      {outgoing}
      {taskCount !== undefined && <ExamplePrompts isShown={isNew} onPick={fillDraft} />}
    </div>
  );
}
