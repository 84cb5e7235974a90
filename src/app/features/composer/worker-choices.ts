import type { WorkerTemplate } from '#contract/worker.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { t } from '#app/messages/composer.ts';

export type WorkerChoice = { readonly id: string | null; readonly label: string; readonly about: string | null };

/** The choices whose label, summary or id holds what is sought; a new worker always comes first when nothing is. */
export function findWorkers(workers: readonly WorkerTemplate[], sought: string): readonly WorkerChoice[] {
  const wanted = sought.trim().toLowerCase();
  const all: readonly WorkerChoice[] = [
    { id: null, label: t('newWorker'), about: t('newWorkerHint') },
    ...workers.map((worker) => ({
      id: worker.id,
      label: workerTitle(worker),
      about: worker.summary?.trim() || null,
    })),
  ];
  if (wanted === '') return all;
  return all.filter(({ id, label, about }) => `${label}\n${about ?? ''}\n${id ?? ''}`.toLowerCase().includes(wanted));
}
