import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { showToast } from '#app/components/toasts.tsx';
import { useCapability } from '#app/data/capabilities.ts';
import { ArchiveContext, type TaskArchive } from '#app/entities/task/archive-tasks.ts';
import { t } from '#app/messages/common.ts';
import type { Archiver } from './archiver.ts';
import { hasStoredBatches } from './batch-store.ts';

type Opened = { archiver: Archiver; UndoAction: ComponentType<{ archiver: Archiver }> };

/** Archives and restores tasks, and continues what closed pages left. Its code loads when first needed. */
export function ArchiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const canRestore = useCapability('restoreTask');
  const [opened, setOpened] = useState<Opened>();
  const opening = useRef<Promise<Archiver>>(undefined);

  const open = useCallback(
    (then: (archiver: Archiver) => void) => {
      async function load(): Promise<Archiver> {
        const { openArchiver, UndoAction } = await import('./open-archiver.tsx');
        const archiver = openArchiver(client);
        setOpened({ archiver, UndoAction });
        return archiver;
      }
      opening.current ??= load();
      opening.current.then(then, () => {
        opening.current = undefined;
        showToast({ id: 'no-archiver', text: t('nothingChanged') });
      });
    },
    [client],
  );
  useEffect(() => {
    if (hasStoredBatches()) open(() => {});
  }, [open]);
  const value = useMemo<TaskArchive>(
    () => ({
      archive: (tasks, unmatched) => open((archiver) => archiver.archive(tasks, unmatched)),
      restore: canRestore === 'no' ? undefined : (tasks) => open((archiver) => archiver.restore(tasks)),
    }),
    [open, canRestore],
  );

  return (
    <>
      <ArchiveContext value={value}>{children}</ArchiveContext>
      {opened && <opened.UndoAction archiver={opened.archiver} />}
    </>
  );
}
