import { FileJson, FileText } from 'lucide-react';
import type { Task } from '#contract/task.ts';
import type { Action } from '#app/components/action.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/task.ts';
import type { ExportFormat } from './collect-task.ts';

export function exportActions(task: Task, workerTitle: string): Action[] {
  const save = (format: ExportFormat) => {
    import('./export-task.ts').then(
      ({ exportTask }) => void exportTask(format, task, workerTitle),
      () => showToast({ id: 'export-task', text: t('exportNotLoaded', { advice: tCommon('notLoadedAdvice') }) }),
    );
  };
  const group = 'task';
  return [
    { id: 'export-markdown', label: t('exportMarkdown'), icon: FileText, group, perform: () => save('markdown') },
    { id: 'export-json', label: t('exportJson'), icon: FileJson, group, perform: () => save('json') },
  ];
}
