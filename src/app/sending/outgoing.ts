import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { Budget } from '#contract/task.ts';
import { PageCause, PageProblem } from '#app/data/page-problem.ts';
import type { UploadProgress } from '#app/data/upload.ts';
import { NEW_TASK, type Draft } from './draft.ts';

/** `message` is in the API's words. It is empty if the page noticed the problem: then there is a `PageCause`. */
const Problem = z.object({
  status: z.number(),
  message: z.string(),
  pageCause: z.optional(z.unknown()),
  retryAfterMs: z.optional(z.number()),
});

/**
 * A turn in the outbox, as it is stored. Times are milliseconds since the epoch.
 * - `sendId`: a ULID, sent as `Idempotency-Key`. Outgoing turns are sorted by it.
 * - `tab`: the browser tab it was written in; `api`: the API it is meant for, if known.
 * - `opensTask`: it is the first turn of its task. The page chose the task's id.
 * - `queued`: it was written before the previous turn had ended.
 * - `state`:
 *   - `waiting`: not posted yet
 *   - `blocked`: not posted, because the previous turn failed
 *   - `posted`: the outcome is not known
 *   - `unknown`: posted, but the record does not have it; the operator decides
 *   - `refused`: the API did not take it, or (without a problem) the operator cancelled the upload
 *   - `accepted`: the API has it, but its record does not show it yet; the next turn waits for that
 * - `seq`: the lowest `seq` it can have, set when it is first posted.
 * - `postedAt`, `lastByteSentAt`: when it was first posted, and when bytes of it last left.
 * - `confirmed`: the operator wants it posted again, although an earlier post may still arrive.
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
  state: z.enum(['waiting', 'blocked', 'posted', 'unknown', 'refused', 'accepted']),
  seq: z.nullable(z.number()),
  postedAt: z.nullable(z.number()),
  lastByteSentAt: z.nullable(z.number()),
  confirmed: z.boolean(),
  notBefore: z.nullable(z.number()),
  problem: z.nullable(z.extend(Problem, { at: z.number() })),
});
export type Outgoing = z.infer<typeof Outgoing>;

/** What is happening to an outgoing turn. `until` is in milliseconds since the epoch. */
export type SendActivity =
  | { kind: 'sending'; upload: UploadProgress | null }
  | { kind: 'checking' }
  | { kind: 'behind'; seq: number }
  | { kind: 'offline' }
  | { kind: 'unreadable' }
  | { kind: 'pausing'; until: number };

/** An outgoing turn as the page shows it. */
export type OutgoingTurn = Outgoing & {
  /** Reported by whichever tab sends it; undefined if nothing was reported. */
  readonly activity: SendActivity | undefined;
  /** It is stored, and outlives the page. */
  readonly isStored: boolean;
};

const Stored = z.looseObject({});
/** The states' names in earlier versions. */
const FORMER_STATES = new Map<unknown, Outgoing['state']>([
  ['held', 'blocked'],
  ['undecided', 'unknown'],
  ['taken', 'accepted'],
]);

/** Parses a stored turn, also of an earlier version. Returns undefined if it cannot be read. */
export function parseOutgoing(stored: unknown, files: unknown): Outgoing | undefined {
  const { leftAt, ...record } = Stored.safeParse(stored).data ?? {};
  return Outgoing.safeParse({
    lastByteSentAt: leftAt,
    ...record,
    state: FORMER_STATES.get(record['state']) ?? record['state'],
    files,
  }).data;
}

export function createOutgoing(
  draft: Draft,
  ids: Pick<Outgoing, 'sendId' | 'tab' | 'api' | 'taskId' | 'opensTask' | 'queued'>,
): Outgoing {
  return {
    ...draft,
    ...ids,
    state: 'waiting',
    seq: null,
    postedAt: null,
    lastByteSentAt: null,
    confirmed: false,
    notBefore: null,
    problem: null,
  };
}

export function draftOf({ input, files, budget, workerId }: Outgoing): Draft {
  return { input, files, budget, workerId };
}

/** Returns the key under which the turn's draft was stored. */
export function draftKeyOf({ opensTask, taskId }: Pick<Outgoing, 'opensTask' | 'taskId'>): string {
  return opensTask ? NEW_TASK : taskId;
}

export function problemOfTurn({ problem }: Outgoing): ApiProblem | null {
  if (problem === null) return null;
  const { status, message, pageCause, retryAfterMs } = problem;
  return message === ''
    ? new PageProblem(status, PageCause.safeParse(pageCause).data ?? { code: 'status' }, retryAfterMs)
    : new ApiProblem(status, message, retryAfterMs);
}
