import { Button } from '#app/components/button.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { useCreateWorker } from './use-worker-mutations.ts';
import { NEW_WORKER, useWorkerDraft } from './use-worker-draft.ts';
import { changedFields, NO_FIELDS } from './worker-fields.ts';
import { WorkerForm } from './worker-form.tsx';

export function WorkerCreator({
  onCreated,
  onCancel,
}: {
  onCreated: (workerId: string) => void;
  onCancel: () => void;
}) {
  const create = useCreateWorker();
  const draft = useWorkerDraft(NEW_WORKER, NO_FIELDS);
  return (
    <WorkerForm
      draft={draft}
      isNew
      submitLabel={t('createWorker')}
      saving={create.isPending}
      failure={create.error}
      onSubmit={(fields) =>
        create.mutate({ ...changedFields(NO_FIELDS, fields), visibility: fields.visibility }, ({ id }) => {
          draft.saved(fields);
          showToast({ id: 'worker-saved', text: t('workerCreated', { title: fields.title }), forMs: 3_000 });
          onCreated(id);
        })
      }
    >
      <Button look="quiet" onClick={onCancel}>
        {tCommon('cancel')}
      </Button>
    </WorkerForm>
  );
}
