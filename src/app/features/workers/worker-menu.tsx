import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MAX_TITLE_CHARS } from '#contract/limits.ts';
import type { CreateWorker } from '#contract/request-bodies.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Menu } from '#app/components/menu.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { paths } from '#app/paths.ts';
import { SaveAsWorkerDialog, useSaveAsWorker } from './use-save-as-worker.tsx';
import { useCreateWorker } from './use-worker-mutations.ts';
import { DeleteWorkerDialog } from './delete-worker-dialog.tsx';

type WorkerMenuProps = {
  workerId: string;
  /** Undefined if the API does not return the worker's fields. */
  worker: WorkerTemplate | undefined;
  title: string;
  onDeleted: () => void;
};

export function WorkerMenu({ workerId, worker, title, onDeleted }: WorkerMenuProps) {
  const navigate = useNavigate();
  const create = useCreateWorker();
  const [deleting, setDeleting] = useState(false);
  const save = useSaveAsWorker(workerId, title, 'worker');
  const actions: readonly Action[] = [
    ...save.actions,
    ...(worker === undefined
      ? []
      : [
          {
            id: 'duplicate-worker',
            label: t('duplicate'),
            icon: Copy,
            group: 'worker' as const,
            perform: () =>
              create.mutate(copyOf(worker, title), ({ id }) => {
                showToast({ id: 'worker-saved', text: t('duplicated', { title }), forMs: 3_000 });
                void navigate(paths.workerInstructions(id));
              }),
          },
        ]),
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

/** The copy asks again before it requests pages. */
function copyOf(
  { summary, instructions, outputSchema, visibility, model }: WorkerTemplate,
  title: string,
): CreateWorker {
  return {
    title: t('copyOf', { title }).slice(0, MAX_TITLE_CHARS),
    summary: summary ?? '',
    instructions: instructions ?? '',
    visibility: visibility === 'private' ? 'private' : 'public',
    ...(outputSchema != null && { outputSchema }),
    ...(model != null && { model }),
  };
}
