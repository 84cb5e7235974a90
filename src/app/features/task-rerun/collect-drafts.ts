import type { QueryClient } from '@tanstack/react-query';
import PQueue from 'p-queue';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Connection } from '#contract/connection.ts';
import { checkFiles } from '#contract/limits.ts';
import { isRunning, type Task } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { newTaskDraft } from '#app/entities/turn/draft-of-turn.ts';
import { EMPTY_DRAFT, type Draft } from '#app/sending/draft.ts';

/** Why a task can't be run again. */
export type Obstacle = 'running' | 'unreadable' | 'noInput' | 'filesGone' | 'tooManyFiles';

export type Collected = {
  readonly drafts: readonly Draft[];
  readonly leftOut: ReadonlyMap<Obstacle, number>;
  /** Drafts whose earlier turns go along as a file. */
  readonly withContext: number;
};

const AT_ONCE = 4;

/** Reads the last turn of each task, with its files. Throws the signal's reason. */
export async function collectDrafts(
  client: QueryClient,
  tasks: readonly Task[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<Collected> {
  const connection = await client.ensureQueryData(connectionQuery);
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  const results = await Promise.all(
    tasks.map((task) =>
      queue.add(
        async () => {
          const result = await draftOfTask(client, task, connection);
          signal.throwIfAborted();
          done += 1;
          onProgress(done);
          return result;
        },
        { signal },
      ),
    ),
  );
  const drafts = results.filter((result) => typeof result !== 'string');
  const leftOut = new Map<Obstacle, number>();
  for (const result of results) {
    if (typeof result === 'string') leftOut.set(result, (leftOut.get(result) ?? 0) + 1);
  }
  return { drafts, leftOut, withContext: drafts.filter(({ origin }) => (origin?.seq ?? 0) > 0).length };
}

async function draftOfTask(client: QueryClient, { id }: Task, connection: Connection): Promise<Draft | Obstacle> {
  try {
    const record = await client.fetchQuery({ ...taskQuery(id), staleTime: 0 });
    if (isRunning(record.task)) return 'running';
    const turn = record.turns.at(-1);
    if (!turn?.input) return 'noInput';
    const restored = await newTaskDraft(record, { kind: 'again', seq: turn.seq }, connection);
    if (restored === undefined) return 'unreadable';
    if (restored.missing.length > 0) return 'filesGone';
    const draft = { ...EMPTY_DRAFT, ...restored.draft };
    return checkFiles(draft.files).every((problem) => problem === null) ? draft : 'tooManyFiles';
  } catch (error) {
    if (error instanceof ApiProblem) return 'unreadable';
    throw error;
  }
}
