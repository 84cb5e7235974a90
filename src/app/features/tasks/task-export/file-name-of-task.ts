import type { Task } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';

/** What systems keep for themselves, what can't be seen, and what turns the direction of reading. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\\/:*?"<>|]+/gu;
/** Names that Windows takes for devices, whatever follows the dot. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const MOST_CHARS = 80;

/** A name under which every system can keep a file of this task: its title, without what some of them refuse. */
export function fileNameOfTask(task: Pick<Task, 'id' | 'title'>, extension: 'md' | 'json'): string {
  const name = tame(taskTitle(task)) || tame(task.id) || 'task';
  return `${DEVICES.test(name.split('.', 1)[0] ?? '') ? `task ${name}` : name}.${extension}`;
}

function tame(text: string): string {
  const words = text.normalize('NFC').replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  return [...words]
    .slice(0, MOST_CHARS)
    .join('')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
}
