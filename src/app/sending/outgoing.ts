import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { Budget } from '#contract/task.ts';
import { NEW_TASK, type Draft } from './drafts.ts';

const Problem = z.object({ status: z.number(), message: z.string(), retryAfterMs: z.optional(z.number()) });

/**
 * A turn on its way: handed over by the operator, and not known to be with the API. Times are milliseconds since the epoch.
 * - `sendId`: a ULID, and the `Idempotency-Key`: outgoing turns sort by it.
 * - `tab`: the browser tab that it was written in; `api`: which API it is meant for, where that is known.
 * - `opensTask`: whether it is the first of its task, whose id is our own.
 * - `queued`: written while a turn before it had not ended.
 * - `state`: not posted yet; held, since the turn before it failed; posted, and what became of it isn't known; looked
 *   for in vain; refused, or cancelled (without a problem), so that nothing was taken; taken, and not in the record yet, so that nothing can follow it.
 * - `seq`, `postedAt`, `leftAt`: once it may have arrived: the `seq` that it has at least, when it was first posted, and
 *   when something of it last left.
 * - `confirmed`: the operator wants it posted again, though an earlier posting may still arrive.
 * - `notBefore`: the API asked to wait until then.
 */
export const Outgoing = z.object({
  sendId: z.string(),
  tab: z.string(),
  api: z.optional(z.string()),
  taskId: z.string(),
  opensTask: z.boolean(),
  workerId: z.nullable(z.string()),
  input: z.string(),
  budget: Budget,
  files: z.readonly(z.array(z.instanceof(File))),
  queued: z.boolean(),
  state: z.enum(['waiting', 'held', 'posted', 'undecided', 'refused', 'taken']),
  seq: z.nullable(z.number()),
  postedAt: z.nullable(z.number()),
  leftAt: z.nullable(z.number()),
  confirmed: z.boolean(),
  notBefore: z.nullable(z.number()),
  problem: z.nullable(z.extend(Problem, { at: z.number() })),
});
export type Outgoing = z.infer<typeof Outgoing>;

/** A draft as it is handed over. */
export function newOutgoing(
  draft: Draft,
  ids: Pick<Outgoing, 'sendId' | 'tab' | 'api' | 'taskId' | 'opensTask' | 'queued'>,
): Outgoing {
  const untouched = { seq: null, postedAt: null, leftAt: null, confirmed: false, notBefore: null, problem: null };
  return { ...draft, ...ids, ...untouched, state: 'waiting' };
}

/** The draft that an outgoing turn was, and is again once it is taken back. */
export function draftOf({ input, files, budget, workerId }: Outgoing): Draft {
  return { input, files, budget, workerId };
}

/** Under which key the draft of an outgoing turn was kept. */
export function draftKeyOf({ opensTask, taskId }: Pick<Outgoing, 'opensTask' | 'taskId'>): string {
  return opensTask ? NEW_TASK : taskId;
}

export function problemOfTurn({ problem }: Outgoing): ApiProblem | null {
  return problem && new ApiProblem(problem.status, problem.message, problem.retryAfterMs);
}
