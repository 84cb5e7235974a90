import { BookmarkPlus } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Action, ActionGroup } from '#app/components/action.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { useIsOneOff } from '#app/entities/worker/use-worker-titles.ts';
import { t } from '#app/messages/task.ts';

const SaveWorkerDialog = lazyPart(
  async () => (await import('./save-worker-dialog.tsx')).SaveWorkerDialog,
  DialogNotLoaded,
);

type SaveAsWorker = { actions: readonly Action[]; dialog: SaveAsWorkerDialogProps };

type SaveAsWorkerDialogProps = { workerId: string; title: string; isOpen: boolean; onClose: () => void };

/** For `SaveAsWorkerDialog`, and the action that opens it. No action for a worker that is permanent. */
export function useSaveAsWorker(workerId: string, title: string, group: ActionGroup): SaveAsWorker {
  const [isOpen, setOpen] = useState(false);
  const isOneOff = useIsOneOff()(workerId);
  const action: Action = {
    id: 'save-as-worker',
    label: t('saveAsWorker'),
    icon: BookmarkPlus,
    group,
    perform: () => setOpen(true),
  };
  return {
    actions: isOneOff ? [action] : [],
    dialog: { workerId, title, isOpen, onClose: () => setOpen(false) },
  };
}

/** Makes a one-off worker permanent. */
export function SaveAsWorkerDialog({ isOpen, ...dialog }: SaveAsWorkerDialogProps) {
  return <Suspense>{isOpen && <SaveWorkerDialog {...dialog} />}</Suspense>;
}
