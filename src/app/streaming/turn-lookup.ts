import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import { mayPass } from '#app/data/query-client.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';

export type TurnLookupDeps = {
  /** Replays events after `lastEventId`, then continues live; null if the API cannot resume. Throws `ApiProblem`. */
  openResume: (
    from: { taskId: string; workerId: string; lastEventId: string | undefined },
    signal: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array> | null>;
  /** Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
};

/** `gone`: the task does not exist. `unknown`: the record cannot be read now. */
export type TurnLookup =
  | { kind: 'ended'; record: TaskAndTurns; turn: Turn }
  | { kind: 'gone' }
  | { kind: 'running'; workerId: string }
  | { kind: 'unknown'; retryAfterMs: number };

/** `isNew`: the API has just accepted the turn, so its record may still be missing. */
export async function lookUpTurn(
  { retrieve }: Pick<TurnLookupDeps, 'retrieve'>,
  { taskId, seq, isNew }: { taskId: string; seq: number; isNew: boolean },
  signal: AbortSignal,
): Promise<TurnLookup> {
  let record: TaskAndTurns;
  try {
    record = await retrieve(taskId, signal);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // Also continues after 401: the key may be corrected while the turn runs.
    if (error.status === 404 && !isNew) return { kind: 'gone' };
    return { kind: 'unknown', retryAfterMs: error.retryAfterMs ?? 0 };
  }
  const turn = record.turns.find((one) => one.seq === seq);
  if (turn !== undefined && !isRunning(turn)) return { kind: 'ended', record, turn };
  // A record read while its turn ended may have shown a turn that does not exist.
  if (turn === undefined && !isNew && !isRunning(record.task)) return { kind: 'gone' };
  return { kind: 'running', workerId: record.task.workerId };
}

/** Resolves with a stream, or with whether to try again later. */
export async function openStream(
  { openResume }: Pick<TurnLookupDeps, 'openResume'>,
  from: { taskId: string; workerId: string; lastEventId: string | undefined },
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | 'later' | 'never'> {
  try {
    return (await openResume(from, signal)) ?? 'never';
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // After a lasting refusal, the record is polled instead.
    return mayPass(error) ? 'later' : 'never';
  }
}
