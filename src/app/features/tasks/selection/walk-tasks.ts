import { ApiProblem } from '#contract/api-problem.ts';
import type { ListedTask, TaskList } from '#contract/task.ts';
import { mayPass, retryDelay } from '#app/data/query-client.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import type { QueryFields } from '#app/lib/query-of.ts';

const PAGE = 100;
/** How often a page is asked for whose failure may pass. Being asked to wait is none. */
const TRIES = 5;

export type WalkDeps = {
  ask: (query: QueryFields, signal: AbortSignal) => Promise<TaskList>;
  /** Rejects when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
};

/**
 * All tasks that fit a filter, a page at a time, each once though it moved meanwhile. Waits as long as the API asks, and
 * tries again what may pass; throws what doesn't, and when the signal aborts.
 */
export async function* walkTasks(
  deps: WalkDeps,
  filter: TaskFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedTask[]> {
  const seen = new Set<string>();
  const cursors = new Set<string | null>([null]);
  let cursor: string | null = null;
  do {
    const page: TaskList = await askPatiently(deps, { ...filter, limit: PAGE, cursor: cursor ?? undefined }, signal);
    const items = page.items.filter(({ id }) => !seen.has(id));
    for (const { id } of items) seen.add(id);
    yield items;
    // An API that knows no cursors would give the same page for ever.
    const repeats = cursors.has(page.nextCursor) || (page.items.length > 0 && items.length === 0);
    cursor = repeats ? null : page.nextCursor;
    cursors.add(cursor);
  } while (cursor !== null);
}

async function askPatiently({ ask, wait, random }: WalkDeps, query: QueryFields, signal: AbortSignal) {
  let failures = 0;
  for (let tries = 0; ; tries += 1) {
    signal.throwIfAborted();
    try {
      return await ask(query, signal);
    } catch (error) {
      signal.throwIfAborted();
      const isAskedToWait = error instanceof ApiProblem && error.status === 429;
      if (!isAskedToWait) failures += 1;
      if (!mayPass(error) || failures >= TRIES) throw error;
      await wait(retryDelay(tries, error, random), signal);
    }
  }
}
