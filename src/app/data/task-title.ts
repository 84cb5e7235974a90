import { visibleText } from '#contract/visible-text.ts';

/** What a task is called on every page: its title, or its id where it has none. */
export function taskTitle({ id, title }: { id: string; title?: string | null | undefined }): string {
  return visibleText(title ?? '').trim() || id;
}
