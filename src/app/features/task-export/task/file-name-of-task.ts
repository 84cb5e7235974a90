import type { Task } from '#contract/task.ts';
import { visibleText } from '#contract/visible-text.ts';
import { taskTitle } from '#app/data/task-title.ts';

/** Control characters, and characters that some file systems reject. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\\/:*?"<>|]+/gu;
/** Device names on Windows. */
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const MAX_CHARS = 80;

/** Valid on every operating system. */
export function fileNameOfTask(task: Pick<Task, 'id' | 'title'>, extension: 'md' | 'json'): string {
  const name = cleanName(taskTitle(task)) || cleanName(task.id) || 'task';
  return `${DEVICE_NAMES.test(name.split('.', 1)[0] ?? '') ? `task ${name}` : name}.${extension}`;
}

function cleanName(text: string): string {
  const words = visibleText(text).normalize('NFC').replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  return [...words]
    .slice(0, MAX_CHARS)
    .join('')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
}
