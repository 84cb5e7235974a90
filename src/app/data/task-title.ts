import { visibleText } from '#contract/visible-text.ts';

/** Laying out 500,000 characters takes seconds. */
const LONGEST = 1000;

/** Returns a truncated title, or the id. */
export function taskTitle({ id, title }: { id: string; title?: string | null | undefined }): string {
  const shown = visibleText(title ?? '').trim() || id;
  if (shown.length <= LONGEST) return shown;
  // Not within a surrogate pair.
  return `${shown.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
