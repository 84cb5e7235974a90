import type { Task } from '#contract/task.ts';
import { visibleText } from '#contract/visible-text.ts';
import { taskTitle } from '#app/data/task-title.ts';

/** Control characters, line separators, and what some file systems refuse. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\\/:*?"<>|]+/gu;
/** Names that Windows takes for devices, whatever follows the dot. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const MOST_CHARS = 80;

/** A name under which every system can keep a file of this task: its title, without what some of them refuse. */
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
