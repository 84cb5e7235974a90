import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { useDeleteWorker } from './use-worker-mutations.ts';

type DeleteWorkerDialogProps = { workerId: string; title: string; onClose: () => void; onDeleted: () => void };

export function DeleteWorkerDialog({ workerId, title, onClose, onDeleted }: DeleteWorkerDialogProps) {
  const { mutate, isPending, error } = useDeleteWorker(workerId);
  return (
    <Dialog
      title={t('deleteTitle', { title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="danger" disabled={isPending} onClick={() => mutate(undefined, onDeleted)}>
            {t(isPending ? 'deleting' : 'delete')}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">{t('deleteExplained')}</p>
      {error !== null && (
        <div className="mt-3">
          <Notice tone="error" title={t('notDeleted')}>
            {error.message}
          </Notice>
        </div>
      )}
    </Dialog>
  );
}
