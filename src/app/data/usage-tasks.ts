import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Task } from '#contract/task.ts';
import { requestIfSupported } from './capabilities.ts';
import { localTasks } from './local-tasks.ts';
import { taskQuery, type TaskAndTurns } from './tasks.ts';
import type { UsageAsk } from './usage-of-tasks.ts';

export type TasksToAddUp = {
  readonly tasks: readonly TaskAndTurns[];
  /** `browser`: sent or opened in this browser. */
  readonly from: 'list' | 'browser';
  /** Tasks read; `more`: there may be others. */
  readonly count: number;
  readonly more: boolean;
  /** Could not be read. */
  readonly missing: number;
};

const PAGE = 100;
const MOST_PAGES = 10;
const AT_ONCE = 4;
/** Milliseconds for which an ended task is assumed to have no new turn. */
const ENDED_MS = 300_000;
/** A task last used longer than this before a range has no turn in it. */
const LONGEST_TURN_MS = 86_400_000;

/** Returns at most 1,000 listed tasks, or those of this browser. */
export async function tasksToAddUp(client: QueryClient, ask: UsageAsk, signal?: AbortSignal): Promise<TasksToAddUp> {
  const listed = await listTasks(client, signal);
  if (listed === null) {
    const since = Date.parse(ask.from) - LONGEST_TURN_MS;
    const local = localTasks().filter(({ at }) => at >= since);
    const read = await mapInBatches(local, ({ id }) => readTask(client, id));
    const tasks = read.filter((task) => task !== undefined);
    return { tasks, from: 'browser', count: local.length, more: true, missing: local.length - tasks.length };
  }
  const tasks = await mapInBatches(
    listed.tasks.filter((task) => mayHaveTurnsIn(task, ask)),
    // The task has the figures of its only turn.
    async (task) => (task.totals.turnCount <= 1 ? undefined : await readTask(client, task.id)) ?? { task, turns: [] },
  );
  return { tasks, from: 'list', count: listed.tasks.length, more: listed.more, missing: 0 };
}

async function listTasks(
  client: QueryClient,
  signal?: AbortSignal,
): Promise<{ tasks: readonly Task[]; more: boolean } | null> {
  const tasks = new Map<string, Task>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const options = { query: { limit: PAGE, cursor }, ...(signal && { signal }) };
    const answer = await requestIfSupported(client, 'listTasks', options);
    if (answer === null) return null;
    const known = tasks.size;
    for (const task of answer.items) tasks.set(task.id, task);
    if (answer.nextCursor === null) return { tasks: [...tasks.values()], more: false };
    // An API that ignores cursors would return the same page forever.
    if (tasks.size === known) break;
    cursor = answer.nextCursor;
  }
  return { tasks: [...tasks.values()], more: true };
}

function mayHaveTurnsIn(task: Task, { from, to }: UsageAsk): boolean {
  const ended = isRunning(task) ? undefined : task.completedAt;
  return Date.parse(task.createdAt) < Date.parse(to) && (ended == null || Date.parse(ended) >= Date.parse(from));
}

/** Undefined if it can't be read. */
async function readTask(client: QueryClient, taskId: string): Promise<TaskAndTurns | undefined> {
  const known = client.getQueryData(taskQuery(taskId).queryKey);
  const staleTime = known !== undefined && !isRunning(known.task) ? ENDED_MS : 0;
  try {
    return await client.fetchQuery({ ...taskQuery(taskId), staleTime });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return undefined;
  }
}

/** Maps items with bounded concurrency. */
async function mapInBatches<T, Result>(items: readonly T[], work: (item: T) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
