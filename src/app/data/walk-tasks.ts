import { ApiProblem } from '#contract/api-problem.ts';
import type { ListedTask, TaskList } from '#contract/task.ts';
import { checkTask } from './filter-checks.ts';
import { mayPass, retryDelay } from './query-client.ts';
import type { TaskFilter } from './task-filter.ts';
import type { QueryFields } from '#app/lib/query-of.ts';
import { t } from '#app/messages/task.ts';

const PAGE = 100;
/** Per page. A 429 is not counted. */
const TRIES = 5;

export type WalkDeps = {
  ask: (query: QueryFields, signal: AbortSignal) => Promise<TaskList>;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
};

/** `leftOut`: listed tasks that do not verifiably match. */
export type WalkedPage = { tasks: readonly ListedTask[]; leftOut: number };

/** If a task's fields don't prove it, the API must be known to apply every filter. */
export function isVerified(filter: TaskFilter, task: ListedTask, applies: boolean): boolean {
  const verdict = checkTask(filter, task);
  return verdict === 'fits' || (verdict === 'unknown' && applies);
}

/** Returns an empty string for 0. */
export function leftOutWords(leftOut: number): string {
  return leftOut === 0 ? '' : t('leftOut', { count: leftOut });
}

/**
 * Yields matching tasks, each once and verified. Waits as long as the API asks, retries temporary failures, throws
 * others. `applies`: the API is known to apply every filter.
 */
export async function* walkTasks(
  deps: WalkDeps,
  filter: TaskFilter,
  applies: boolean,
  signal: AbortSignal,
): AsyncGenerator<WalkedPage> {
  const seen = new Set<string>();
  const cursors = new Set<string | null>([null]);
  let cursor: string | null = null;
  do {
    const page: TaskList = await askPatiently(deps, { ...filter, limit: PAGE, cursor: cursor ?? undefined }, signal);
    const items = page.items.filter(({ id }) => !seen.has(id));
    for (const { id } of items) seen.add(id);
    const tasks = items.filter((task) => isVerified(filter, task, applies));
    yield { tasks, leftOut: items.length - tasks.length };
    // An API that ignores cursors would return the same page forever.
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
      const isRateLimited = error instanceof ApiProblem && error.status === 429;
      if (!isRateLimited) failures += 1;
      if (!mayPass(error) || failures >= TRIES) throw error;
      await wait(retryDelay(tries, error, random), signal);
    }
  }
}
