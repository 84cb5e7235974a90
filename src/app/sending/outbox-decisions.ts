import type { ApiProblem } from '#contract/api-problem.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import type { Outgoing } from './outgoing.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';

/** How long a turn that was posted to an API without idempotency keys may still turn up, in milliseconds. */
export const GRACE_MS = 120_000;
/** How long a send id makes posting again safe: the API forgets it after 24 h. */
const KEY_HOLDS_MS = 23 * 60 * 60 * 1000;

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** Milliseconds before the `attempt`th try (from 0) after a fruitless one: doubling, with jitter. */
export function backOff(attempt: number, random: () => number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.5 + random() / 2);
}

/**
 * What an answer other than acceptance says of the turn that was posted: nobody knows whether it was taken (none, an
 * odd success, or a fault of the server's); it wasn't, since the task takes none now, or the API asks to wait, or at all.
 */
export function meaningOf({ status }: ApiProblem): 'unknown' | 'busy' | 'wait' | 'refused' {
  if (status < 400 || status === 408 || (status >= 500 && status !== 507)) return 'unknown';
  if (status === 409) return 'busy';
  return status === 429 ? 'wait' : 'refused';
}

/** Whether only the operator can say what becomes of it. */
export function needsOperator({ state }: Outgoing): boolean {
  return state === 'held' || state === 'undecided' || state === 'refused';
}

/** A problem as an outgoing turn keeps it. */
export function noted({ status, message, retryAfterMs }: ApiProblem, at: number): Outgoing['problem'] {
  return { status, message, at, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** The turn of a record that an outgoing one has become. */
export function findTurn({ turns }: TaskAndTurns, { seq, input }: Pick<Outgoing, 'seq' | 'input'>): Turn | undefined {
  return turns.find((turn) => turn.seq >= (seq ?? 0) && turn.input?.trim() === input.trim());
}

/** The turn that keeps a task from taking another one, by its `seq`; undefined where it takes one. */
export function turnInFront({ task, turns }: TaskAndTurns): number | undefined {
  const last = turns.at(-1);
  if (last !== undefined && isRunning(last)) return last.seq;
  return isRunning(task) ? (last?.seq ?? -1) + 1 : undefined;
}

/** Whether a turn that was written while another one ran must not follow it by itself: that one failed, or was stopped. */
export function isForsaken({ queued }: Outgoing, { turns }: TaskAndTurns): boolean {
  const status = turns.at(-1)?.status;
  return queued && (status === 'error' || status === 'aborted');
}

type Looked = { now: number; honoursKey: boolean };

/** What to do with a posted turn that its record doesn't have. */
export function afterLooking(
  { confirmed, postedAt, leftAt }: Outgoing,
  { now, honoursKey }: Looked,
): 'post again' | 'look again' | 'ask' {
  if (confirmed) return 'post again';
  if (honoursKey && now - (postedAt ?? 0) < KEY_HOLDS_MS) return 'post again';
  return now - (leftAt ?? 0) < GRACE_MS ? 'look again' : 'ask';
}
