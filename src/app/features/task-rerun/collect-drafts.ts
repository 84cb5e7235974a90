import type { QueryClient } from '@tanstack/react-query';
import PQueue from 'p-queue';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Connection } from '#contract/connection.ts';
import { checkFiles } from '#contract/limits.ts';
import { isRunning } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { earlierTurnOf, type RowTurn } from '#app/data/turn-of-row.ts';
import { newTaskDraft } from '#app/entities/turn/draft-of-turn.ts';
import { filesAreUnknown } from '#app/entities/turn/files-unknown.ts';
import { EMPTY_DRAFT, type Draft } from '#app/sending/draft.ts';

/** Why a task can't be run again. */
export type Obstacle = 'running' | 'unreadable' | 'turnUnknown' | 'noInput' | 'filesGone' | 'tooManyFiles';

export type Collected = {
  readonly drafts: readonly Draft[];
  readonly leftOut: ReadonlyMap<Obstacle, number>;
  /** Drafts whose earlier turns go along as a file. */
  readonly withContext: number;
  /** Drafts of a turn that is not the newest of its task. */
  readonly ofEarlierTurn: number;
  /** Drafts that may lack files, because the API does not return them. */
  readonly withoutFiles: number;
};

const AT_ONCE = 4;

type CollectOptions = {
  signal: AbortSignal;
  onProgress: (done: number) => void;
};

/** Reads the turns, with their files. Throws the signal's reason. */
export async function collectDrafts(
  client: QueryClient,
  turns: readonly RowTurn[],
  { signal, onProgress }: CollectOptions,
): Promise<Collected> {
  const connection = await client.ensureQueryData(connectionQuery);
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  const results = await Promise.all(
    turns.map((turn) =>
      queue.add(
        async () => {
          const result = await draftOfRow(client, turn, connection);
          signal.throwIfAborted();
          done += 1;
          onProgress(done);
          return result;
        },
        { signal },
      ),
    ),
  );
  const read = results.filter((result) => typeof result !== 'string');
  const drafts = read.map(({ draft }) => draft);
  const leftOut = new Map<Obstacle, number>();
  for (const result of results) {
    if (typeof result === 'string') leftOut.set(result, (leftOut.get(result) ?? 0) + 1);
  }
  return {
    drafts,
    leftOut,
    withContext: drafts.filter(({ origin }) => (origin?.seq ?? 0) > 0).length,
    ofEarlierTurn: read.filter(({ isEarlier }) => isEarlier).length,
    withoutFiles: read.filter(({ isWithoutFiles }) => isWithoutFiles).length,
  };
}

type Read = { readonly draft: Draft; readonly isEarlier: boolean; readonly isWithoutFiles: boolean };

async function draftOfRow(client: QueryClient, row: RowTurn, connection: Connection): Promise<Read | Obstacle> {
  try {
    const record = await client.fetchQuery({ ...taskQuery(row.task.id), staleTime: 0 });
    if (isRunning(record.task)) return 'running';
    const turn = record.turns.find(({ seq }) => seq === row.seq);
    if (turn === undefined) return 'turnUnknown';
    if (!turn.input) return 'noInput';
    const restored = await newTaskDraft(record, { kind: 'again', seq: turn.seq }, connection);
    if (restored === undefined) return 'unreadable';
    if (restored.missing.length > 0) return 'filesGone';
    const draft = { ...EMPTY_DRAFT, ...restored.draft };
    if (checkFiles(draft.files).some((problem) => problem !== null)) return 'tooManyFiles';
    const isEarlier = earlierTurnOf(row) !== undefined;
    return { draft, isEarlier, isWithoutFiles: filesAreUnknown(record.turns, turn.seq) };
  } catch (error) {
    if (error instanceof ApiProblem) return 'unreadable';
    throw error;
  }
}
