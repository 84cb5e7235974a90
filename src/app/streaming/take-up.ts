import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import { mayPass } from '#app/data/query-client.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';

export type TakeUpDeps = {
  /** The resume route: replays what came after `lastEventId`, then goes on live. Throws `ApiProblem`. */
  openResume: (
    from: { taskId: string; workerId: string; lastEventId: string | undefined },
    signal: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array>>;
  /** The record, fresh. Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
};

/** How a turn stands: ended, gone with its task, still running, or not known just now. */
export type Standing =
  | { kind: 'ended'; record: TaskAndTurns; turn: Turn }
  | { kind: 'gone' }
  | { kind: 'running'; workerId: string }
  | { kind: 'unknown'; retryAfterMs: number };

/**
 * Asks the record how a turn stands.
 * @param isNew whether the API has taken the turn just now: a record that isn't there yet may still come
 */
export async function askStanding(
  { retrieve }: Pick<TakeUpDeps, 'retrieve'>,
  { taskId, seq, isNew }: { taskId: string; seq: number; isNew: boolean },
  signal: AbortSignal,
): Promise<Standing> {
  let record: TaskAndTurns;
  try {
    record = await retrieve(taskId, signal);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // A key that is refused may be accepted again, once the dashboard has its own back: the turn goes on meanwhile.
    if (error.status === 404 && !isNew) return { kind: 'gone' };
    return { kind: 'unknown', retryAfterMs: error.retryAfterMs ?? 0 };
  }
  const turn = record.turns.find((one) => one.seq === seq);
  if (turn !== undefined && !isRunning(turn)) return { kind: 'ended', record, turn };
  // A record read while its turn ended may have told of one that there is not.
  if (turn === undefined && !isNew && !isRunning(record.task)) return { kind: 'gone' };
  return { kind: 'running', workerId: record.task.workerId };
}

/** Opens the resume route: a stream, or whether asking for one later makes sense. */
export async function openStream(
  { openResume }: Pick<TakeUpDeps, 'openResume'>,
  from: { taskId: string; workerId: string; lastEventId: string | undefined },
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | 'later' | 'never'> {
  try {
    return await openResume(from, signal);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // A refusal that isn't about the moment means that there is no such route: the record is asked for instead.
    return mayPass(error) ? 'later' : 'never';
  }
}
