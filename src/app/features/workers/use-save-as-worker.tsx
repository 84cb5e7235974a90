import { BookmarkPlus } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import type { Action, ActionGroup } from '#app/components/action.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { useIsOneOff } from '#app/entities/worker/use-worker-titles.ts';
import { t } from '#app/messages/task.ts';

const SaveWorkerDialog = lazyPart(
  async () => (await import('./save-worker-dialog.tsx')).SaveWorkerDialog,
  DialogNotLoaded,
);

/** The action that makes a one-off worker permanent, and its dialog. No action for another worker. */
export function useSaveAsWorker(
  workerId: string,
  title: string,
  group: ActionGroup,
): { actions: readonly Action[]; dialog: ReactNode } {
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
    dialog: isOpen && (
      <Suspense>
        <SaveWorkerDialog workerId={workerId} title={title} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
