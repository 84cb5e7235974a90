import { Button } from '#app/ui/button.tsx';
import { showToast } from '#app/ui/toasts.tsx';
import { useCreateWorker } from './use-worker-mutations.ts';
import { changedFields, NO_FIELDS } from './worker-fields.ts';
import { WorkerForm } from './worker-form.tsx';

/** The form of a new worker. */
export function WorkerCreator({
  onCreated,
  onCancel,
}: {
  onCreated: (workerId: string) => void;
  onCancel: () => void;
}) {
  const create = useCreateWorker();
  return (
    <WorkerForm
      initial={NO_FIELDS}
      submitLabel="Create worker"
      saving={create.isPending}
      failure={create.error}
      onSubmit={(fields) =>
        create.mutate(
          { ...changedFields(NO_FIELDS, fields), visibility: fields.visibility },
          {
            onSuccess: ({ id }) => {
              showToast({ id: 'worker-saved', text: `Created “${fields.title}”`, forMs: 3_000 });
              onCreated(id);
            },
          },
        )
      }
    >
      <Button look="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </WorkerForm>
  );
}
