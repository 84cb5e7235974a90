import { visibleText } from '#contract/visible-text.ts';

/** A browser needs seconds to lay out a title of 500,000 characters, and the title is on the page a dozen times. */
const LONGEST = 1000;

/** What a task is called on every page: its title, cut where it is very long, or its id where it has none. */
export function taskTitle({ id, title }: { id: string; title?: string | null | undefined }): string {
  const shown = visibleText(title ?? '').trim() || id;
  if (shown.length <= LONGEST) return shown;
  // Not within a surrogate pair.
  return `${shown.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
