import * as z from 'zod/mini';
import { MAX_CAUSE_CHARS, MAX_SEARCH_CHARS, MAX_TASKS_PER_PAGE } from './limits.ts';
import { flag, instant, queryText, wholeNumber } from './query-fields.ts';
import { BUDGETS, TASK_STATUSES, TRIGGERS } from './task.ts';

/** The page's address uses the same names. */

export const ARCHIVED = ['exclude', 'include', 'only'] as const;
export type Archived = (typeof ARCHIVED)[number];

export const TASK_SORTS = ['createdAt', 'credits', 'durationMs', 'turnCount'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * What filters match: the task and its creation, or a single turn and its end. With `turns`, each figure of `GET
 * /api/usage` has a list of its tasks.
 */
export const LIST_SUBJECTS = ['tasks', 'turns'] as const;
export type ListSubject = (typeof LIST_SUBJECTS)[number];

/** Any of the values matches. */
export const REPEATABLE_FIELDS = ['status', 'triggeredBy', 'workerId', 'budget', 'cause'] as const;

function listOf<T extends z.ZodMiniType>(value: T) {
  return z.exactOptional(z.readonly(z.array(value)));
}

const filterFields = {
  q: z.exactOptional(queryText.check(z.maxLength(MAX_SEARCH_CHARS))),
  of: z.exactOptional(z.enum(LIST_SUBJECTS)),
  status: listOf(z.enum(TASK_STATUSES)),
  triggeredBy: listOf(z.enum(TRIGGERS)),
  workerId: listOf(queryText.check(z.minLength(1))),
  budget: listOf(z.enum(BUDGETS)),
  /** Of a failure: `failure.cause` of the task, or of a turn with `of=turns`. */
  cause: listOf(queryText.check(z.minLength(1), z.maxLength(MAX_CAUSE_CHARS))),
  /** Inclusive. */
  from: z.exactOptional(instant),
  /** Exclusive. */
  to: z.exactOptional(instant),
  hasFiles: z.exactOptional(flag),
  hasErrors: z.exactOptional(flag),
  /** Inclusive. */
  minCredits: z.exactOptional(wholeNumber({ min: 0 })),
  maxCredits: z.exactOptional(wholeNumber({ min: 0 })),
  archived: z.exactOptional(z.enum(ARCHIVED)),
  sort: z.exactOptional(z.enum(TASK_SORTS)),
  order: z.exactOptional(z.enum(ORDERS)),
};

type Ranges = Partial<Record<'from' | 'to', string> & Record<'minCredits' | 'maxCredits', number>>;

const rangesAreInOrder = [
  z.refine<Ranges>(({ from = '', to }) => to === undefined || from < to, { path: ['to'], error: 'must be after from' }),
  z.refine<Ranges>(({ minCredits = 0, maxCredits = Infinity }) => minCredits <= maxCredits, {
    path: ['maxCredits'],
    error: 'must be at least minCredits',
  }),
] as const;

export const TaskFilterQuery = z.strictObject(filterFields).check(...rangesAreInOrder);

export type TaskFilterQuery = z.output<typeof TaskFilterQuery>;

export const TaskListQuery = z
  .strictObject({
    ...filterFields,
    limit: z.exactOptional(wholeNumber({ min: 1, max: MAX_TASKS_PER_PAGE })),
    /** `nextCursor` of the page before. */
    cursor: z.exactOptional(z.string()),
    /** Total over all pages. */
    count: z.exactOptional(flag),
    /** Counts the matching tasks by cause of failure. */
    causes: z.exactOptional(flag),
  })
  .check(...rangesAreInOrder);

export const TASK_LIST_DEFAULTS = {
  of: 'tasks',
  archived: 'exclude',
  sort: 'createdAt',
  order: 'desc',
  limit: 50,
  count: false,
  causes: false,
} as const;
