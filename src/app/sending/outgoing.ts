import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { Budget, TurnOrigin } from '#contract/task.ts';
import { PageCause, PageProblem } from '#app/data/page-problem.ts';
import type { UploadProgress } from '#app/data/upload.ts';
import { NEW_TASK, type Draft } from './draft.ts';

/** `message` is in the API's words; empty if the page noticed the problem, with a `PageCause`. */
const Problem = z.object({
  status: z.number(),
  message: z.string(),
  pageCause: z.optional(z.unknown()),
  retryAfterMs: z.optional(z.number()),
});

const Batch = z.object({ id: z.string(), size: z.number() });
export type Batch = z.infer<typeof Batch>;

/**
 * A turn in the outbox, as stored. Times are milliseconds since the epoch.
 * - `sendId`: a ULID, sent as `Idempotency-Key`; turns are sorted by it
 * - `tab`: where it was written; `api`: the API it is meant for, if known
 * - `opensTask`: first turn of a task whose id the page chose
 * - `queued`: written before the previous turn had ended
 * - `state`:
 * - `waiting`: not posted yet
 * - `blocked`: not posted, because the previous turn failed
 * - `posted`: the outcome is not known
 * - `unknown`: posted, but not in the record; the operator decides
 * - `refused`: not accepted, or (without a problem) its upload was cancelled
 * - `accepted`: not in the record yet; the next turn waits for that
 * - `seq`: the lowest it can have, set when first posted
 * - `postedAt`: first; `lastByteSentAt`: last
 * - `confirmed`: the operator wants it posted again, although an earlier post may still arrive
 * - `origin`: the turn that it runs again, of a first turn
 * - `batch`: sent together with others; `size`: how many
 * - `notBefore`: the API asked to wait until then
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
  origin: z.optional(TurnOrigin),
  batch: z.optional(Batch),
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

/** `until`: milliseconds since the epoch. */
export type SendActivity =
  | { kind: 'sending'; upload: UploadProgress | null }
  | { kind: 'checking' }
  | { kind: 'behind'; seq: number }
  | { kind: 'offline' }
  | { kind: 'unreadable' }
  | { kind: 'pausing'; until: number };

export type OutgoingTurn = Outgoing & {
  /** Undefined if no tab has reported any. */
  readonly activity: SendActivity | undefined;
  /** Outlives the page. */
  readonly isStored: boolean;
};

const Stored = z.looseObject({});
/** The states' names in earlier versions. */
const FORMER_STATES = new Map<unknown, Outgoing['state']>([
  ['held', 'blocked'],
  ['undecided', 'unknown'],
  ['taken', 'accepted'],
]);

/** Also parses turns of earlier versions. Returns undefined if it cannot be read. */
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
  ids: Pick<Outgoing, 'sendId' | 'tab' | 'api' | 'taskId' | 'opensTask' | 'queued' | 'batch'>,
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

export function draftOf({ input, files, budget, workerId, origin }: Outgoing): Draft {
  return { input, files, budget, workerId, origin };
}

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
