import * as z from 'zod/mini';
import { ARCHIVED, BUDGETS, LIST_SUBJECTS, ORDERS, TASK_SORTS, TASK_STATUSES, TRIGGERS } from '#contract/task.ts';
import type { ListRequest } from '../domain/list-tasks.ts';
import { problems } from '../domain/problems.ts';
import { readSearch } from '../domain/search/search.ts';
import { parseCursor } from '../domain/task-cursor.ts';
import { flag, instant, wholeNumber } from './query-fields.ts';
import { readQuery } from './read-fields.ts';

const MOST_TASKS = 100;
const MAX_SEARCH_CHARS = 200;
const REPEATABLE = ['status', 'triggeredBy', 'workerId', 'budget'] as const;

const ListQuery = z.strictObject({
  status: z._default(z.array(z.enum(TASK_STATUSES)), []),
  triggeredBy: z._default(z.array(z.enum(TRIGGERS)), []),
  workerId: z._default(z.array(z.string().check(z.minLength(1))), []),
  budget: z._default(z.array(z.enum(BUDGETS)), []),
  of: z._default(z.enum(LIST_SUBJECTS), 'tasks'),
  from: z.optional(instant),
  to: z.optional(instant),
  q: z._default(z.string().check(z.maxLength(MAX_SEARCH_CHARS)), ''),
  hasFiles: z.optional(flag),
  hasErrors: z.optional(flag),
  minCredits: z.optional(wholeNumber({ min: 0 })),
  maxCredits: z.optional(wholeNumber({ min: 0 })),
  archived: z._default(z.enum(ARCHIVED), 'exclude'),
  sort: z._default(z.enum(TASK_SORTS), 'createdAt'),
  order: z._default(z.enum(ORDERS), 'desc'),
  limit: z._default(wholeNumber({ min: 1, max: MOST_TASKS }), 50),
  cursor: z.optional(z.string()),
  count: z._default(flag, false),
});

/** Reads the query of `GET /api/tasks`; throws 400, naming what is wrong. */
export function readListQuery(raw: Readonly<Record<string, readonly string[]>>): ListRequest {
  const { q, cursor, count, ...asked } = readQuery(ListQuery, raw, REPEATABLE);
  const { from, to, minCredits, maxCredits } = asked;
  if (from !== undefined && to !== undefined && from >= to) throw problems.badRequest('from must be before to.');
  if (minCredits !== undefined && maxCredits !== undefined && minCredits > maxCredits) {
    throw problems.badRequest('minCredits must be at most maxCredits.');
  }
  const after = cursor === undefined ? undefined : parseCursor(cursor, asked);
  if (cursor !== undefined && after === undefined) {
    throw problems.badRequest('cursor must be the nextCursor of an earlier page of the same sort and order.');
  }
  return { page: { ...asked, search: q.trim() === '' ? undefined : readSearch(q), after }, count };
}
