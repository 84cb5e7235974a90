import type { Task } from '#contract/task.ts';
import { retrieveParts, retrieveTask } from '#app/data/tasks.ts';
import { dismissToast, showToast } from '#app/components/toasts.tsx';
import { saveBlob } from '#app/lib/save-blob.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-export.ts';
import { collectTask, type ExportFormat } from './collect-task.ts';
import { fileNameOfTask } from './file-name-of-task.ts';

const FORMATS = {
  markdown: { extension: 'md', mediaType: 'text/markdown;charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
} as const;

const running = new Set<string>();

export async function exportTask(format: ExportFormat, task: Pick<Task, 'id'>, workerTitle: string): Promise<void> {
  const id = `export-task ${task.id} ${format}`;
  if (running.has(id)) return;
  running.add(id);
  const abortController = new AbortController();
  const { signal } = abortController;
  const action = { label: tCommon('cancel'), onSelect: () => abortController.abort() };
  showToast({ id, text: t('exportingTask'), action });
  try {
    const record = await retrieveTask(task.id, signal);
    const total = record.turns.length;
    const texts = await collectTask(format, record, {
      workerTitle,
      retrieveParts: (from, to) => retrieveParts(task.id, from, to, signal),
      onProgress: (count) => showToast({ id, text: t('exportingTurns', { count, total }), action }),
    });
    const { extension, mediaType } = FORMATS[format];
    saveBlob(new Blob([...texts], { type: mediaType }), fileNameOfTask(record.task, extension));
    showToast({ id, text: t('exportedTurns', { count: total }), forMs: 4_000 });
  } catch (error) {
    if (signal.aborted) {
      dismissToast(id);
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const again = { label: tCommon('retry'), onSelect: () => void exportTask(format, task, workerTitle) };
    showToast({ id, text: t('notExported', { reason }), action: again });
  } finally {
    running.delete(id);
  }
}
