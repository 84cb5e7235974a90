import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { useDeleteWorker } from './use-worker-mutations.ts';

type DeleteWorkerDialogProps = { workerId: string; title: string; onClose: () => void; onDeleted: () => void };

/** Asks before a worker is deleted, which nothing takes back. */
export function DeleteWorkerDialog({ workerId, title, onClose, onDeleted }: DeleteWorkerDialogProps) {
  const { mutate, isPending, error } = useDeleteWorker(workerId);
  return (
    <Dialog
      title={`Delete “${title}”?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" disabled={isPending} onClick={() => mutate(undefined, onDeleted)}>
            {isPending ? 'Deleting…' : 'Delete worker'}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">
        The tasks that it ran can still be read, but it takes no further ones. Nothing brings it back.
      </p>
      {error !== null && (
        <div className="mt-3">
          <Notice tone="error" title="The worker was not deleted.">
            {error.message}
          </Notice>
        </div>
      )}
    </Dialog>
  );
}
