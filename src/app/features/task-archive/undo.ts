import { flushSync } from 'react-dom';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import type { Archiver } from './archiver.ts';

/** Focuses the row of the first task. */
export function undo(archiver: Archiver, batchId: string): void {
  // The row must be rendered before it can take the focus.
  const [first] = flushSync(() => archiver.undo(batchId));
  if (first === undefined) return;
  const row = document.getElementById(taskLinkId(first.id));
  if (row === null) focusPage();
  else row.focus();
}
