import type { Task } from '#contract/task.ts';
import { visibleText } from '#contract/visible-text.ts';
import { taskTitle } from '#app/data/task-title.ts';

/** Control characters, line separators, and characters that some file systems reject. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\\/:*?"<>|]+/gu;
/** Device names on Windows, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const MOST_CHARS = 80;

/** A file name from the title that is valid on every operating system. */
export function fileNameOfTask(task: Pick<Task, 'id' | 'title'>, extension: 'md' | 'json'): string {
  const name = tame(taskTitle(task)) || tame(task.id) || 'task';
  return `${DEVICES.test(name.split('.', 1)[0] ?? '') ? `task ${name}` : name}.${extension}`;
}

function tame(text: string): string {
  const words = visibleText(text).normalize('NFC').replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  return [...words]
    .slice(0, MOST_CHARS)
    .join('')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
}
