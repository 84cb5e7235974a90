import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Menu } from '#app/components/menu.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { SaveAsWorkerDialog, useSaveAsWorker } from './use-save-as-worker.tsx';
import { DeleteWorkerDialog } from './delete-worker-dialog.tsx';

type WorkerMenuProps = { workerId: string; title: string; onDeleted: () => void };

export function WorkerMenu({ workerId, title, onDeleted }: WorkerMenuProps) {
  const [deleting, setDeleting] = useState(false);
  const save = useSaveAsWorker(workerId, title, 'worker');
  const actions: readonly Action[] = [
    ...save.actions,
    {
      id: 'delete-worker',
      label: t('deleteAction'),
      icon: Trash2,
      group: 'worker',
      danger: true,
      perform: () => setDeleting(true),
    },
  ];
  useActions(actions);
  return (
    <>
      <Menu label={tCommon('moreActions')} size="icon" actions={actions}>
        <Ellipsis size={16} aria-hidden />
      </Menu>
      <SaveAsWorkerDialog {...save.dialog} />
      {deleting && (
        <DeleteWorkerDialog
          workerId={workerId}
          title={title}
          onClose={() => setDeleting(false)}
          onDeleted={onDeleted}
        />
      )}
    </>
  );
}
