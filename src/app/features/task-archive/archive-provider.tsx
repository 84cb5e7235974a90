import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, type ReactNode } from 'react';
import { showToast } from '#app/components/toasts.tsx';
import { ArchiveContext, type ArchiveTasks } from '#app/entities/task/archive-tasks.ts';
import { loadArchiving, takeUpArchiving } from './load-archiving.ts';

/** Lets the components below archive tasks, and continues what closed pages left unfinished. */
export function ArchiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  useEffect(() => takeUpArchiving(client), [client]);
  const archive = useCallback<ArchiveTasks>(
    (tasks, unfit = []) => {
      loadArchiving(client).then(
        ({ hold }) => hold(tasks, unfit),
        () => showToast({ id: 'not-archived', text: 'Nothing was archived: the dashboard did not answer. Try again.' }),
      );
    },
    [client],
  );
  return <ArchiveContext value={archive}>{children}</ArchiveContext>;
}
