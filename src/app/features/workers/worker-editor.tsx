import type { WorkerTemplate } from '#contract/worker.ts';
import { Notice } from '#app/components/notice.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/workers.ts';
import { useUpdateWorker } from './use-worker-mutations.ts';
import { useWorkerDraft } from './use-worker-draft.ts';
import { changedFields, fieldsOf, NO_FIELDS, type WorkerFields } from './worker-fields.ts';
import { WorkerForm } from './worker-form.tsx';

type WorkerEditorProps = {
  workerId: string;
  /** Undefined if the API does not return the worker's fields. */
  worker: WorkerTemplate | undefined;
};

export function WorkerEditor({ workerId, worker }: WorkerEditorProps) {
  const update = useUpdateWorker(workerId);
  const initial = worker ? fieldsOf(worker) : NO_FIELDS;
  const draft = useWorkerDraft(workerId, initial);

  function save(fields: WorkerFields) {
    const changes = changedFields(initial, fields);
    function onSaved() {
      draft.saved(fields);
      showToast({ id: 'worker-saved', text: t('workerSaved'), forMs: 3_000 });
    }
    if (Object.keys(changes).length === 0) onSaved();
    else update.mutate(changes, onSaved);
  }

  return (
    <>
      {worker === undefined && (
        <div className="max-w-measure pt-5">
          <Notice tone="info" title={t('fieldsUnknown')}>
            {t('fieldsUnknownExplained')}
          </Notice>
        </div>
      )}
      <WorkerForm
        draft={draft}
        fieldsKnown={worker !== undefined}
        submitLabel={t('saveChanges')}
        saving={update.isPending}
        failure={update.error}
        onSubmit={save}
      />
    </>
  );
}
