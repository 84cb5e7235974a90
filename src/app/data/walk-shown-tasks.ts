import type { QueryClient } from '@tanstack/react-query';
import type { TaskFilter } from './task-filter.ts';
import { hiddenTaskIds } from './hidden-tasks.ts';
import { request } from './request.ts';
import type { QueryFields } from '#app/lib/query-of.ts';
import { walkTasks, type WalkedPage } from './walk-tasks.ts';

/** Yields tasks that verifiably match, except those being archived. */
export async function* walkShownTasks(
  client: QueryClient,
  filter: TaskFilter,
  applies: boolean,
  signal: AbortSignal,
): AsyncGenerator<WalkedPage> {
  const deps = {
    ask: (query: QueryFields, until: AbortSignal) => request('listTasks', { query, signal: until }),
    wait,
    random: Math.random,
  };
  for await (const { tasks, leftOut } of walkTasks(deps, filter, applies, signal)) {
    const hidden = hiddenTaskIds(client);
    yield { tasks: tasks.filter(({ id, archivedAt }) => archivedAt != null || !hidden.has(id)), leftOut };
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
