import { visibleText } from '#contract/visible-text.ts';
import type { WorkerTemplate } from '#contract/worker.ts';

type Named = Pick<WorkerTemplate, 'id'> & Partial<Pick<WorkerTemplate, 'title' | 'instructions'>>;

export function workerTitle({ id, title, instructions }: Named): string {
  return (
    title?.trim() ||
    visibleText(instructions ?? '')
      .trim()
      .split('\n', 1)[0] ||
    id
  );
}
