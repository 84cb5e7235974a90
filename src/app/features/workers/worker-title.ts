import type { WorkerTemplate } from '#contract/worker.ts';

/** What a worker is called: its title, or its id where it has none. */
export function workerTitle({ id, title }: Pick<WorkerTemplate, 'id' | 'title'>): string {
  return title?.trim() || id;
}
