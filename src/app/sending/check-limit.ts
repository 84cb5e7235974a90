import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Budget } from '#contract/task.ts';
import {
  costAt,
  costBeforeQuery,
  costOfWaiting,
  passesLimit,
  spentTodayQuery,
  type CostBefore,
} from '#app/data/spending.ts';
import { wait } from '#app/lib/wait.ts';
import type { OutgoingTurn } from './outgoing.ts';

const WAIT_AT_MOST_MS = 4_000;

/** In credits. */
export type LimitFigures = {
  readonly spent: number;
  readonly limit: number;
  /** The worker's usual cost at this budget; undefined without enough history. */
  readonly cost: CostBefore | undefined;
  /** Sent before this one, with their likely cost. */
  readonly waiting: { readonly turns: number; readonly credits: number };
};

/** `unknown`: the figures could not be read in time, and the turn may go. */
export type LimitCheck = { kind: 'within' } | { kind: 'unknown' } | ({ kind: 'exceeded' } & LimitFigures);

export type TurnToCheck = {
  readonly taskId: string | undefined;
  /** Null: the turn creates the worker. */
  readonly workerId: string | null;
  readonly budget: Budget;
};

/**
 * Compares today's spending and the likely cost of waiting turns and this one with the daily limit. Does not reject for
 * missing figures.
 */
export async function checkLimit(
  client: QueryClient,
  limit: number,
  turn: TurnToCheck,
  outgoing: readonly OutgoingTurn[],
): Promise<LimitCheck> {
  const over = new AbortController();
  const timeout = wait(WAIT_AT_MOST_MS, { signal: over.signal }).then((): LimitCheck => ({ kind: 'unknown' }));
  try {
    return await Promise.race([compare(client, limit, turn, outgoing), timeout]);
  } finally {
    over.abort();
  }
}

async function compare(
  client: QueryClient,
  limit: number,
  { taskId, workerId, budget }: TurnToCheck,
  outgoing: readonly OutgoingTurn[],
): Promise<LimitCheck> {
  const now = Date.now();
  const waiting = outgoing.filter(
    (turn) =>
      turn.state === 'waiting' &&
      (taskId === undefined ? workerId !== null && turn.workerId === workerId : turn.taskId === taskId),
  );
  try {
    const [spent, before] = await Promise.all([
      client.fetchQuery({ ...spentTodayQuery(client, now), staleTime: 0, retry: false }),
      workerId === null ? null : client.fetchQuery({ ...costBeforeQuery(workerId, now), retry: false }),
    ]);
    const known = before === null ? undefined : costAt(before, budget);
    const cost = known?.p50 == null ? undefined : known;
    const credits = before === null ? 0 : costOfWaiting(before, waiting);
    return passesLimit(spent.credits + credits, limit, cost?.p90)
      ? { kind: 'exceeded', spent: spent.credits, limit, cost, waiting: { turns: waiting.length, credits } }
      : { kind: 'within' };
  } catch (error) {
    // Cancelled: a component that shared the request was unmounted.
    if (error instanceof ApiProblem || error instanceof CancelledError) return { kind: 'unknown' };
    throw error;
  }
}
