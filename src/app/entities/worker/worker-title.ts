import { visibleText } from '#contract/visible-text.ts';
import type { WorkerTemplate } from '#contract/worker.ts';

type Named = Pick<WorkerTemplate, 'id'> & Partial<Pick<WorkerTemplate, 'title' | 'instructions'>>;

/** What a worker is called on every page: its title, else how its instructions begin, else its id. */
export function workerTitle({ id, title, instructions }: Named): string {
  return (
    title?.trim() ||
    visibleText(instructions ?? '')
      .trim()
      .split('\n', 1)[0] ||
    id
  );
}
