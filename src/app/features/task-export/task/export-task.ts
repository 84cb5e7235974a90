import type { Task } from '#contract/task.ts';
import { retrieveParts, retrieveTask } from '#app/data/tasks.ts';
import { formatCount, formatNumberOf } from '#app/lib/format.ts';
import { dismissToast, showToast } from '#app/components/toasts.tsx';
import { saveBlob } from '#app/lib/save-blob.ts';
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
  const action = { label: 'Cancel', onSelect: () => abortController.abort() };
  showToast({ id, text: 'Exporting the task', action });
  try {
    const record = await retrieveTask(task.id, signal);
    const all = formatCount(record.turns.length);
    const texts = await collectTask(format, record, {
      workerTitle,
      retrieveParts: (from, to) => retrieveParts(task.id, from, to, signal),
      onProgress: (done) => showToast({ id, text: `Exporting: ${formatCount(done)} of ${all} turns`, action }),
    });
    const { extension, mediaType } = FORMATS[format];
    saveBlob(new Blob([...texts], { type: mediaType }), fileNameOfTask(record.task, extension));
    showToast({ id, text: `Exported ${formatNumberOf(record.turns.length, 'turn')}`, forMs: 4_000 });
  } catch (error) {
    if (signal.aborted) {
      dismissToast(id);
      return;
    }
    const why = error instanceof Error ? error.message : String(error);
    const again = { label: 'Try again', onSelect: () => void exportTask(format, task, workerTitle) };
    showToast({ id, text: `The task was not exported. ${why}`, action: again });
  } finally {
    running.delete(id);
  }
}
