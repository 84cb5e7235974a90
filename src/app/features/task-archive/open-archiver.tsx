import type { QueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { newId } from '#contract/ids.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { isModalOpen } from '#app/components/is-modal-open.ts';
import { dismissToast, showToast } from '#app/components/toasts.tsx';
import { archiveTask, refreshTasks, restoreTask, showAsRestored } from '#app/data/archive.ts';
import { readCapability } from '#app/data/capabilities.ts';
import { hiddenTaskIds, hideTasks, unhideTasks } from '#app/data/hidden-tasks.ts';
import { announcement, tooLateText, undoLabel } from './archive-messages.ts';
import { ArchiveNotice } from './archive-notice.tsx';
import { type Archiver, createArchiver } from './archiver.ts';
import { localBatches } from './batch-store.ts';
import { undo } from './undo.ts';

const DONE_FOR_MS = 8_000;

export function openArchiver(client: QueryClient): Archiver {
  const archiver = createArchiver({
    archive: archiveTask,
    restore: (taskId) => restoreTask(client, taskId),
    canRestore: () => readCapability(client, 'restoreTask') === 'yes',
    hidden: {
      has: (taskId) => hiddenTaskIds(client).has(taskId),
      hide: (taskIds) => hideTasks(client, taskIds),
      show: (taskIds) => unhideTasks(client, taskIds),
    },
    onDone(action, taskIds) {
      if (action === 'restore') showAsRestored(client, taskIds);
      refreshTasks(client, taskIds);
    },
    store: localBatches,
    // The time to undo pauses while a dialog is open or the notice is hovered or focused.
    isPaused: () => isModalOpen() || document.querySelector('[data-archive-notice]:is(:hover, :focus-within)') !== null,
    clock: { now: Date.now, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    newId: () => newId('arc'),
    report: reportError,
  });
  archiver.subscribe(showNotices(archiver));
  addEventListener('pagehide', archiver.leave);
  addEventListener('pageshow', ({ persisted }) => persisted && archiver.resume());
  archiver.resume();
  return archiver;
}

/** Announces each stage once. */
function showNotices(archiver: Archiver) {
  const shown = new Map<string, string>();
  return () => {
    for (const id of shown.keys()) {
      if (archiver.find(id) !== undefined) continue;
      dismissToast(id);
      shown.delete(id);
    }
    for (const batch of archiver.batches()) {
      const { id, stage, refused } = batch;
      const text = announcement(batch);
      const closes = stage === 'done' && refused.length === 0;
      if (shown.get(id) === `${closes} ${text}`) continue;
      shown.set(id, `${closes} ${text}`);
      const body = <ArchiveNotice archiver={archiver} batchId={id} />;
      showToast({ id, text, body, ...(closes && { forMs: DONE_FOR_MS }) });
    }
  };
}

/** Undoes the last archiving, or says that it is too late. */
export function UndoAction({ archiver }: { archiver: Archiver }) {
  useSyncExternalStore(archiver.subscribe, archiver.batches);
  const last = archiver.lastArchived();
  const actions: Action[] = [];
  if (last !== undefined) {
    const { batch, canUndo } = last;
    actions.push({
      id: 'undo-archive',
      label: undoLabel(batch),
      icon: Undo2,
      keys: 'z',
      group: 'archive',
      disabled: canUndo ? undefined : tooLateText(batch),
      perform: () => undo(archiver, batch.id),
    });
  }
  useActions(actions);
  return null;
}
