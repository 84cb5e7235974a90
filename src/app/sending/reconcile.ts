import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import { PageProblem } from '#app/data/page-problem.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { Outgoing } from './outgoing.ts';
import type { SenderDeps } from './sender-deps.ts';

/** Milliseconds that a turn posted without idempotency keys may take to appear. */
export const GRACE_MS = 120_000;
/** Milliseconds in which a repeated post is safe. The API keeps keys for 24 h; one hour is the margin. */
const KEY_IS_VALID_MS = 23 * 60 * 60 * 1000;
/** Older records are read again before a post: others may have sent the same input since. */
const RECORD_IS_FRESH_MS = 10_000;

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** Returns milliseconds: exponential, with jitter. `attempt` counts from 0. */
export function backOff(attempt: number, random: () => number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.5 + random() / 2);
}

/**
 * Classifies the failure of a post.
 * - `unknown`: the turn may have been accepted (no answer, an odd success, 408, 5xx except 507)
 * - `busy`: the task accepts no turn now (409)
 * - `wait`: the API asks to wait (429)
 * - `refused`: it was not accepted (other 4xx, 507)
 */
export function outcomeOf({ status }: ApiProblem): 'unknown' | 'busy' | 'wait' | 'refused' {
  if (status < 400 || status === 408 || (status >= 500 && status !== 507)) return 'unknown';
  if (status === 409) return 'busy';
  return status === 429 ? 'wait' : 'refused';
}

export function needsOperator({ state }: Outgoing): boolean {
  return state === 'blocked' || state === 'unknown' || state === 'refused';
}

/** Keeps no text but the API's own. */
export function toStored(problem: ApiProblem, at: number): Outgoing['problem'] {
  const { status, retryAfterMs } = problem;
  const words =
    problem instanceof PageProblem ? { message: '', pageCause: problem.pageCause } : { message: problem.message };
  return { status, ...words, at, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Returns the first recorded turn with at least this `seq` and this input. */
export function findTurn({ turns }: TaskAndTurns, { seq, input }: Pick<Outgoing, 'seq' | 'input'>): Turn | undefined {
  return turns.find((turn) => turn.seq >= (seq ?? 0) && turn.input?.trim() === input.trim());
}

/** Undefined if the task accepts a turn. */
export function runningSeq({ task, turns }: TaskAndTurns): number | undefined {
  const last = turns.at(-1);
  if (last !== undefined && isRunning(last)) return last.seq;
  return isRunning(task) ? (last?.seq ?? -1) + 1 : undefined;
}

/** If so, a queued turn must not go by itself: it was written for an answer that never came. */
export function previousTurnFailed({ queued }: Outgoing, { turns }: TaskAndTurns): boolean {
  const status = turns.at(-1)?.status;
  return queued && (status === 'error' || status === 'aborted');
}

/** Decides what to do with a posted turn that its record does not have. */
export function afterMissing(
  { confirmed, postedAt, lastByteSentAt }: Outgoing,
  { now, honoursKey }: { now: number; honoursKey: boolean },
): 'post again' | 'read again' | 'ask the operator' {
  if (confirmed) return 'post again';
  if (honoursKey && now - (postedAt ?? 0) < KEY_IS_VALID_MS) return 'post again';
  return now - (lastByteSentAt ?? 0) < GRACE_MS ? 'read again' : 'ask the operator';
}

/** Undefined record: the task does not exist (yet). */
export type RecordRead =
  | { kind: 'read'; record: TaskAndTurns | undefined }
  | { kind: 'unreadable'; problem: ApiProblem };

export function createRecordReader(
  { retrieve, cache, now }: Pick<SenderDeps, 'retrieve' | 'cache' | 'now'>,
  taskId: string,
  signal: AbortSignal,
) {
  async function read(): Promise<RecordRead> {
    try {
      const record = await retrieve(taskId, signal);
      cache.onRecordRead(record);
      return { kind: 'read', record };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return error.status === 404 ? { kind: 'read', record: undefined } : { kind: 'unreadable', problem: error };
    }
  }

  return {
    read,

    /** Uses the cached record unless it is old. */
    async readIfOld(isStale: boolean): Promise<RecordRead> {
      const isOld = isStale || now() - cache.readAt(taskId) > RECORD_IS_FRESH_MS;
      const known = isOld ? undefined : cache.record(taskId);
      return known === undefined ? read() : { kind: 'read', record: known };
    },

    /** Resolves with the record if it has the turn. */
    async readWith(turn: Outgoing): Promise<TaskAndTurns | undefined> {
      const found = await read();
      if (found.kind === 'unreadable' || found.record === undefined) return undefined;
      return findTurn(found.record, turn) === undefined ? undefined : found.record;
    },
  };
}
