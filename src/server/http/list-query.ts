import { REPEATABLE_FIELDS, TASK_LIST_DEFAULTS, TaskListQuery } from '#contract/task-list-query.ts';
import type { ListRequest } from '../domain/list-tasks.ts';
import { problems } from '../domain/problems.ts';
import { readSearch } from '../domain/search/search.ts';
import { parseCursor } from '../domain/task-cursor.ts';
import { readQuery } from './read-fields.ts';

const NO_LISTS = { status: [], triggeredBy: [], workerId: [], budget: [], cause: [] };

/** Throws 400. */
export function readListQuery(raw: Readonly<Record<string, readonly string[]>>): ListRequest {
  const query = readQuery(TaskListQuery, raw, REPEATABLE_FIELDS);
  const { q = '', cursor, count, causes, from, to, ...page } = { ...TASK_LIST_DEFAULTS, ...NO_LISTS, ...query };
  const after = cursor === undefined ? undefined : parseCursor(cursor, page);
  if (cursor !== undefined && after === undefined) {
    throw problems.badRequest('cursor must be the nextCursor of an earlier page of the same sort and order.');
  }
  const search = q.trim() === '' ? undefined : readSearch(q);
  return { page: { ...page, from: asDate(from), to: asDate(to), search, after }, count, causes };
}

function asDate(instant: string | undefined): Date | undefined {
  return instant === undefined ? undefined : new Date(instant);
}
